import {
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  CreateUserPoolCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { privateKeyFrom, signToken } from '#functions/shared/runtime/signing/signed-token.ts';
import { buyerToken, call, until } from '#test/support/emulator/api.ts';
import { settings } from '#test/support/emulator/aws.ts';
import { signedWithPublicKey, withClaims, withoutAlgorithm } from '#test/support/emulator/forged-tokens.ts';
import { signedByPool } from '#test/support/emulator/pool-key.ts';
import { parameter, type SignedIn, signInAt, stranger } from '#test/support/emulator/pools.ts';
import { STAGE, systemState } from '#test/support/emulator/shared-system.ts';

/** One route for each kind of access, one that reads and one that writes. */
const ROUTES = {
  buyer: [
    ['GET', '/orders'],
    ['POST', '/orders'],
    ['GET', '/customers/me'],
  ],
  admin: [
    ['GET', '/admin/orders'],
    ['PUT', '/admin/faults'],
  ],
  guest: [
    ['GET', '/guest/orders'],
    ['POST', '/guest/orders'],
    ['GET', '/guest/cart'],
  ],
} as const;

const now = (): number => Math.floor(Date.now() / 1_000);

let buyer: string;
let signedIn: SignedIn;
let tokens: Readonly<Record<string, string | undefined>>;

/** A client of the same pool that is not the shop's. */
const ofAnotherClient = async (): Promise<string> => {
  const UserPoolId = await parameter('user-pool-id');
  const cognito = new CognitoIdentityProviderClient(settings());
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'another',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  const { buyer: user } = systemState().users;
  return (await signInAt(UserPoolClient?.ClientId ?? '', user)).access;
};

const ofAnotherPool = async (): Promise<string> => {
  const cognito = new CognitoIdentityProviderClient(settings());
  const { UserPool } = await cognito.send(new CreateUserPoolCommand({ PoolName: 'of-somebody-else' }));
  return (await stranger(UserPool?.Id ?? '')).access;
};

beforeAll(async () => {
  buyer = await buyerToken();
  signedIn = await signInAt(await parameter('user-pool-client-id'), systemState().users.buyer);
  tokens = {
    none: undefined,
    garbage: 'nonsense',
    'three parts of garbage': 'a.b.c',
    empty: '',
    'whose time is over': signedByPool(buyer, { exp: now() - 1 }),
    'of a time to come': signedByPool(buyer, { iat: now() + 3_600, exp: now() + 7_200 }),
    'of another issuer, signed by ours': signedByPool(buyer, { iss: 'https://pool.example/us-east-1_Another' }),
    'for another audience, signed by ours': signedByPool(buyer, { client_id: 'another' }),
    'for nobody, signed by ours': signedByPool(buyer, { client_id: undefined }),
    'with a longer life': withClaims(buyer, { exp: 4_102_444_800 }),
    'with another subject': withClaims(buyer, { sub: 'somebody-else' }),
    'with another group': withClaims(buyer, { 'cognito:groups': ['admin'] }),
    'without a signature': buyer.split('.').slice(0, 2).join('.'),
    'without an algorithm': withoutAlgorithm(buyer),
    'signed with the public key': await signedWithPublicKey(buyer),
    'of another pool': await ofAnotherPool(),
    'of another client': await ofAnotherClient(),
  };
});

const NAMES = [
  'none',
  'garbage',
  'three parts of garbage',
  'empty',
  'whose time is over',
  'of a time to come',
  'of another issuer, signed by ours',
  'for another audience, signed by ours',
  'for nobody, signed by ours',
  'with a longer life',
  'with another subject',
  'with another group',
  'without a signature',
  'without an algorithm',
  'signed with the public key',
  'of another pool',
  'of another client',
];

const ask = async (method: string, path: string, token: string | undefined) => {
  const write = method !== 'GET' && { body: {}, key: 'a-key', headers: { 'if-match': '"1"' } };
  return call(path, { method, token, ...write });
};

describe('a route for accounts', () => {
  it.each(NAMES)('is closed to a token %s', async (name) => {
    for (const [method, path] of [...ROUTES.buyer, ...ROUTES.admin]) {
      const { status, body } = await ask(method, path, tokens[name]);
      expect({ method, path, status, message: body.message }).toEqual({
        method,
        path,
        status: 401,
        message: 'Unauthorized',
      });
    }
  });

  it('is closed to an ID token: it has not the scope that access tokens have', async () => {
    for (const [method, path] of [...ROUTES.buyer, ...ROUTES.admin])
      expect({ path, status: (await ask(method, path, signedIn.id)).status }).toEqual({ path, status: 403 });
  });

  it.each([
    ['scopes of another kind', 'openid email profile'],
    ['a scope that begins like ours', 'aws.cognito.signin.user.admin.not'],
    ['an empty scope', ''],
    ['no scope', undefined],
  ])('is closed to an access token with %s, however well it is signed', async (_, scope) => {
    const token = signedByPool(buyer, { scope });
    for (const [method, path] of [...ROUTES.buyer, ...ROUTES.admin])
      expect({ path, status: (await ask(method, path, token)).status }).toEqual({ path, status: 403 });
  });

  it('is open to a token that is signed again as it was: what closes it to the others is what they say', async () => {
    expect((await ask('GET', '/orders', signedByPool(buyer, {}))).status).toBe(200);
    expect((await ask('GET', '/orders', signedByPool(buyer, { exp: now() + 60 }))).status).toBe(200);
  });

  it('is closed to a refresh token, which has no scope where it can be read at all', async () => {
    for (const [method, path] of [...ROUTES.buyer, ...ROUTES.admin])
      expect([401, 403]).toContain((await ask(method, path, signedIn.refresh)).status);
  });

  it('for operators is closed to buyers, who are told why', async () => {
    for (const [method, path] of ROUTES.admin)
      expect(await ask(method, path, buyer)).toMatchObject({
        status: 403,
        body: { type: 'urn:bazaar:problem:not-allowed' },
      });
  });

  it('for buyers is open to a buyer', async () => {
    expect((await ask('GET', '/orders', buyer)).status).toBe(200);
  });
});

const secretOfGuests = async (): Promise<string> => {
  const secrets = new SecretsManagerClient(settings());
  const SecretId = resourceName(STAGE, 'customers', 'guest-key');
  return (await secrets.send(new GetSecretValueCommand({ SecretId }))).SecretString ?? '';
};

const asGuest = (method: string, path: string, token: string | undefined) =>
  call(path, {
    method,
    ...(method !== 'GET' && { body: {}, key: 'a-key' }),
    headers: token === undefined ? {} : { 'guest-token': token },
  });

const expectRefused = async (token: string | undefined, problem: string): Promise<void> => {
  for (const [method, path] of ROUTES.guest) {
    const { status, body } = await asGuest(method, path, token);
    expect({ method, path, status, type: body.type }).toEqual({
      method,
      path,
      status: 401,
      type: `urn:bazaar:problem:${problem}`,
    });
  }
};

const newGuest = async (): Promise<string> => (await call('/guest/sessions', { method: 'POST' })).body.token;

describe('a route for guests', () => {
  it('is open to a guest', async () => {
    expect((await asGuest('GET', '/guest/orders', await newGuest())).status).toBe(200);
  });

  it('is closed without a token, and to tokens of accounts', async () => {
    await expectRefused(undefined, 'guest-token-missing');
    await expectRefused(buyer, 'guest-token-invalid');
    expect((await call('/guest/orders', { token: buyer })).status).toBe(401);
  });

  it('is closed to a token with one character changed', async () => {
    const token = await newGuest();
    for (const at of [4, Math.floor(token.length / 2), token.length - 10]) {
      const altered = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      await expectRefused(altered, 'guest-token-invalid');
    }
  });

  it('is closed to a token whose time is over, however well it is signed', async () => {
    const key = privateKeyFrom(await secretOfGuests());
    const secret = 'x'.repeat(43);
    const live = signToken('gst', { secret, expires: Math.floor(Date.now() / 1_000) + 600 }, key);
    expect((await asGuest('GET', '/guest/orders', live)).status).toBe(200);
    await expectRefused(signToken('gst', { secret, expires: 1_000_000_000 }, key), 'guest-token-expired');
  });

  it('is closed to tokens of other kinds and of other keys', async () => {
    const [ours, another] = [privateKeyFrom(await secretOfGuests()), privateKeyFrom('another')];
    const capability = { secret: 'x'.repeat(43), expires: 4_102_444_800 };
    await expectRefused(signToken('quo', capability, ours), 'guest-token-invalid');
    await expectRefused(signToken('con', capability, ours), 'guest-token-invalid');
    await expectRefused(signToken('gst', capability, another), 'guest-token-invalid');
  });

  it('is closed to a guest who is a customer now', async () => {
    const token = await newGuest();
    const claim = { method: 'POST', token: buyer, body: { guestToken: token } };
    expect((await call('/customers/me/claims', claim)).status).toBe(201);
    await until('orders, cart and contacts have heard of it', async () => {
      const answers = await Promise.all(ROUTES.guest.map(([method, path]) => asGuest(method, path, token)));
      return answers.every(({ body }) => body.type === 'urn:bazaar:problem:guest-token-claimed');
    });
  });
});
