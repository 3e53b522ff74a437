import { describe, expect, it } from '@jest/globals';
import { confirmSignUp, signUp } from '#functions/customers/contract/routes.ts';
import { MARY } from '#test/unit/scripts/shop/support/account-things.ts';
import { fakeApi, problem } from '#test/unit/scripts/shop/support/fake-api.ts';
import { run, typist } from '#test/unit/scripts/shop/support/run.ts';

const mailed = { status: 202, body: { next: 'read-your-mail' } };

describe('signing up', () => {
  it('asks for what is missing at a terminal, and for the password twice', async () => {
    const api = fakeApi().on(signUp, mailed);
    const prompter = typist(MARY, 'secret', 'secret');
    const { code, out } = await run(api.fetch, 'sign-up', { prompter });
    expect(code).toBe(0);
    expect(prompter.asked).toEqual(['E-mail:', 'Password:', 'Again:']);
    expect(api.received[0]?.body).toEqual({ email: MARY, password: 'secret' });
    expect(out).not.toContain('secret');
  });

  it('makes no account when the two differ', async () => {
    const api = fakeApi().on(signUp, mailed);
    const { code } = await run(api.fetch, `sign-up --email ${MARY}`, { prompter: typist('secret', 'secrets') });
    expect(code).toBe(1);
    expect(api.received).toHaveLength(0);
  });

  it('reads the password from stdin, without the end of its line', async () => {
    const api = fakeApi().on(signUp, mailed);
    await run(api.fetch, `sign-up --email ${MARY} --password-stdin`, { readInput: async () => ' secret \r\n' });
    expect(api.received[0]?.body).toMatchObject({ password: ' secret ' });
  });

  it.each([
    ['sign-up', ['--email', '--password-stdin']],
    ['confirm --email a@example.com', ['--code']],
    ['sign-in --claim', ['--email', '--password-stdin']],
    ['password reset', ['--email', '--code', '--password-stdin']],
    ['addresses add --city Berlin', ['--country', '--name', '--line1']],
  ])('%s lists all that is missing where nobody can be asked', async (line, missing) => {
    const { code, json, err } = await run(fakeApi().fetch, `${line} --json`);
    expect(code).toBe(1);
    expect(json).toMatchObject({ error: { type: 'missing-options', missing } });
    for (const option of missing) expect(err).toContain(option);
  });

  it('says why a password is too weak', async () => {
    const api = fakeApi().on(signUp, problem(422, 'weak-password', { reasons: ['too-short'] }));
    const { err } = await run(api.fetch, `sign-up --email ${MARY}`, { environment: { BAZAAR_PASSWORD: 'x' } });
    expect(err).toContain('too-short');
  });

  it('confirms with the code of the mail', async () => {
    const api = fakeApi().on(confirmSignUp, { status: 200, body: { confirmed: true } });
    await run(api.fetch, `confirm --email ${MARY}`, { prompter: typist('123456') });
    expect(api.received[0]?.body).toEqual({ email: MARY, code: '123456' });
  });
});
