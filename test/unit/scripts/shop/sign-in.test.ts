import { CognitoIdentityProviderClient, InitiateAuthCommand } from '@aws-sdk/client-cognito-identity-provider';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { signIn } from '#scripts/shop/system/sign-in.ts';

const user = { email: 'buyer@bazaar.test', password: 'secret' };
const urls = { awsEndpointUrl: 'http://127.0.0.1:4566', apiUrl: 'http://api.test' };
const system = { ...urls, region: 'us-east-1', stage: 'local', users: { buyer: user, admin: user }, docs: {} };

const cognito = mockClient(CognitoIdentityProviderClient);
const parameters = mockClient(SSMClient);

describe('signing in with Cognito', () => {
  it('asks by e-mail and password, for the client of the stage', async () => {
    parameters.on(GetParameterCommand).resolves({ Parameter: { Value: 'client-1' } });
    cognito.on(InitiateAuthCommand).resolves({ AuthenticationResult: { AccessToken: 'token' } });
    expect(await signIn(system, user)).toBe('token');
    expect(parameters.commandCalls(GetParameterCommand)[0]?.args[0].input.Name).toBe(
      '/bazaar/local/user-pool-client-id',
    );
    expect(cognito.commandCalls(InitiateAuthCommand)[0]?.args[0].input).toEqual({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId: 'client-1',
      AuthParameters: { USERNAME: 'buyer@bazaar.test', PASSWORD: 'secret' },
    });
  });

  it('says that nothing runs where nobody listens', async () => {
    const refused = Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
    parameters.on(GetParameterCommand).rejects(new AggregateError([refused]));
    await expect(signIn(system, user)).rejects.toMatchObject({ problem: { type: 'not-running' } });
  });

  it('says who could not sign in and why, and not with what password', async () => {
    parameters.on(GetParameterCommand).resolves({ Parameter: { Value: 'client-1' } });
    cognito.on(InitiateAuthCommand).rejects(new Error('Incorrect username or password.'));
    const failure = await signIn(system, user).catch((error: { problem: object }) => error.problem);
    expect(failure).toMatchObject({
      type: 'sign-in-failed',
      detail: 'buyer@bazaar.test: Incorrect username or password.',
    });
    expect(JSON.stringify(failure)).not.toContain('secret');
  });
});
