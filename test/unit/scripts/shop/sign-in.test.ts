import { describe, expect, it } from '@jest/globals';
import { signIn as signInRoute } from '#functions/customers/contract/routes.ts';
import { signIn } from '#scripts/shop/system/sign-in.ts';
import { brokenConnection, fakeApi, problem } from '#test/unit/scripts/shop/support/fake-api.ts';

const user = { email: 'buyer@bazaar.test', password: 'secret' };
const system = { apiUrl: 'http://api.test' };
const tokens = { accessToken: 'token', refreshToken: 'more', expiresIn: 3_600, tokenType: 'Bearer' };

const signedInWith = (reply: Parameters<ReturnType<typeof fakeApi>['on']>[1]) => {
  const api = fakeApi().on(signInRoute, reply);
  return { api, token: signIn(system, user, api.fetch) };
};

describe('signing a demo login in', () => {
  it('asks the API, by e-mail and password', async () => {
    const { api, token } = signedInWith({ status: 200, body: tokens });
    expect(await token).toBe('token');
    expect(api.received.map(({ body }) => body)).toEqual([user]);
  });

  it('says that nothing runs where nobody listens', async () => {
    const { token } = signedInWith(brokenConnection('ECONNREFUSED'));
    await expect(token).rejects.toMatchObject({ problem: { type: 'not-running' } });
  });

  it('says why it could not, and not with what password', async () => {
    const { token } = signedInWith(problem(401, 'sign-in-refused'));
    const failure = await token.catch((error: { problem: object }) => error.problem);
    expect(failure).toMatchObject({ title: 'Title of sign-in-refused.' });
    expect(JSON.stringify(failure)).not.toContain('secret');
  });
});
