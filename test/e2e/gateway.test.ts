import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { buyerToken, call } from '#test/support/emulator/api.ts';
import { settings } from '#test/support/emulator/aws.ts';
import { signedByPool } from '#test/support/emulator/pool-key.ts';
import { STAGE, systemState } from '#test/support/emulator/shared-system.ts';

const parameter = async (name: string): Promise<string> => {
  const ssm = new SSMClient(settings());
  const answer = await ssm.send(new GetParameterCommand({ Name: `/bazaar/${STAGE}/${name}` }));
  return answer.Parameter?.Value ?? '';
};

const tokens = async (client: string, email: string, password: string) => {
  const cognito = new CognitoIdentityProviderClient(settings());
  const AuthParameters = { USERNAME: email, PASSWORD: password };
  const answer = await cognito.send(
    new InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId: client, AuthParameters }),
  );
  return answer.AuthenticationResult;
};

/** An access token as good as ours, of a pool that is not ours. */
const strangersToken = async (): Promise<string> => {
  const cognito = new CognitoIdentityProviderClient(settings());
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'another' }));
  const pool = { UserPoolId: UserPool?.Id ?? '' };
  const ExplicitAuthFlows = ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'] as const;
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({ ...pool, ClientName: 'another', ExplicitAuthFlows: [...ExplicitAuthFlows] }),
  );
  const [Username, Password] = ['stranger@bazaar.test', 'correct-Horse-7-battery!'];
  await cognito.send(new AdminCreateUserCommand({ ...pool, Username, MessageAction: 'SUPPRESS' }));
  await cognito.send(new AdminSetUserPasswordCommand({ ...pool, Username, Password, Permanent: true }));
  return (await tokens(UserPoolClient?.ClientId ?? '', Username, Password))?.AccessToken ?? '';
};

let access: string;

beforeAll(async () => {
  access = await buyerToken();
});

describe('the front door', () => {
  it('is open to anyone for the catalogue and its own health', async () => {
    expect((await call('/products?limit=1')).status).toBe(200);
    expect(await call('/health')).toMatchObject({ status: 200, body: { status: 'ok', stage: STAGE } });
  });

  it('answers an unknown path with a problem document', async () => {
    const answer = await call('/no/such/path');
    expect(answer).toMatchObject({ status: 404, body: { type: 'urn:bazaar:problem:route-not-found' } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  it('lets a buyer see the buyer’s orders', async () => {
    expect((await call('/orders', { token: access })).status).toBe(200);
  });

  it('refuses no token, nonsense, an expired one and one of another pool with 401', async () => {
    expect((await call('/orders')).status).toBe(401);
    expect((await call('/orders', { token: 'nonsense' })).status).toBe(401);
    expect((await call('/orders', { token: signedByPool(access, { exp: 1_000_000_000 }) })).status).toBe(401);
    expect((await call('/orders', { token: await strangersToken() })).status).toBe(401);
  });

  it('refuses an ID token with 403, and an access token without the scope that only access tokens carry', async () => {
    const { email, password } = systemState().users.buyer;
    const both = await tokens(await parameter('user-pool-client-id'), email, password);
    expect((await call('/orders', { token: both?.AccessToken })).status).toBe(200);
    expect((await call('/orders', { token: both?.IdToken })).status).toBe(403);
    expect((await call('/orders', { token: signedByPool(access, { scope: 'openid' }) })).status).toBe(403);
    expect((await call('/orders', { token: signedByPool(access, {}) })).status).toBe(200);
  });

  it('refuses a buyer on an operator’s route with 403 and says why', async () => {
    expect(await call('/admin/orders', { token: access })).toMatchObject({
      status: 403,
      body: { type: 'urn:bazaar:problem:not-allowed' },
    });
  });

  it('refuses a body of 1 MB with 413 and malformed JSON with 400', async () => {
    const post = { method: 'POST', token: access, key: 'k' };
    expect((await call('/orders', { ...post, body: `{"note":"${'x'.repeat(1_000_000)}"}` })).status).toBe(413);
    expect((await call('/orders', { ...post, body: '{"lines": [' })).status).toBe(400);
  });
});
