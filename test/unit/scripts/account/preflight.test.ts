import { describe, expect, it } from '@jest/globals';
import { type AccountPorts, mayDeploy, objections, preflight } from '#scripts/account/preflight.ts';

const account = (over: Partial<AccountPorts> = {}): AccountPorts => ({
  identity: async () => ({ account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ann' }),
  region: async () => 'eu-west-1',
  bootstrapVersion: async () => 21,
  concurrency: async () => 1_000,
  mailToAnyone: async () => true,
  ...over,
});

const DEV = { stage: 'dev', reservedConcurrency: 0, bootstrap: false, email: 'ann@example.org' };
const PROD = { ...DEV, stage: 'prod', reservedConcurrency: 250 };

const fails =
  (message: string, name = 'Error') =>
  async (): Promise<never> => {
    throw Object.assign(new Error(message), { name });
  };

const saying = async (ports: AccountPorts, check: string, needs = DEV) =>
  (await preflight(ports, needs)).find((finding) => finding.check === check);

describe('before a deployment', () => {
  it('an account that is ready is told to be so', async () => {
    const findings = await preflight(account(), DEV);

    expect(findings.map(({ level }) => level)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
    expect(mayDeploy(findings)).toBe(true);
    expect(objections(findings)).toBe('');
  });

  it('missing credentials stop it, and nothing else is asked', async () => {
    const findings = await preflight(
      account({
        identity: fails('Could not load credentials from any providers\n  at …', 'CredentialsProviderError'),
        concurrency: fails('asked'),
      }),
      DEV,
    );

    expect(findings.map(({ check }) => check)).toEqual(['region', 'credentials']);
    expect(mayDeploy(findings)).toBe(false);
    expect(findings[1]?.says).toBe('Could not load credentials from any providers');
  });

  it.each([
    ['none', 'Could not load credentials', 'CredentialsProviderError', /^no usable AWS credentials \(.*--profile\)$/],
    ['unknown ones', 'The security token is invalid.', 'InvalidClientTokenId', /^AWS does not know these credentials/],
    ['old ones', 'The security token has expired', 'ExpiredToken', /^the AWS credentials have expired/],
    ['an old session', 'The SSO session has expired.', 'CredentialsProviderError', /^the AWS credentials have expired/],
    [
      'no network',
      'getaddrinfo ENOTFOUND sts.eu-wst-1.amazonaws.com',
      'Error',
      /^AWS cannot be reached.*region’s name/,
    ],
  ])('says in one line what is wrong and how to mend it: %s', async (_, message, name, says) => {
    const findings = await preflight(account({ identity: fails(message, name) }), DEV);

    expect(objections(findings)).toMatch(says);
  });

  it('a missing region stops it, and is told behind missing credentials', async () => {
    const ports = account({ region: fails('Region is missing'), identity: fails('none') });

    expect(objections(await preflight(ports, DEV))).toMatch(/^no usable AWS credentials .*; no region \(give --region/);
    expect(await saying(ports, 'region')).toMatchObject({ level: 'stop' });
  });

  it.each([
    ['never', undefined, /never made/],
    ['too old', 4, /version 4/],
  ])('an account that was bootstrapped %s stops it, and is told how', async (_, version, says) => {
    const ports = account({ bootstrapVersion: async () => version });

    expect(await saying(ports, 'bootstrap')).toMatchObject({ level: 'stop', says: expect.stringMatching(says) });
    expect(objections(await preflight(ports, DEV))).toContain('--bootstrap');
    expect(await saying(ports, 'bootstrap', { ...DEV, bootstrap: true })).toMatchObject({ level: 'note' });
  });

  it('a new account’s concurrency is a note in dev and stops prod, which reserves', async () => {
    const ports = account({ concurrency: async () => 10 });

    expect(await saying(ports, 'concurrency')).toMatchObject({ level: 'note' });
    expect(await saying(ports, 'concurrency', PROD)).toMatchObject({
      level: 'stop',
      says: expect.stringMatching(/10 .*250/),
    });
  });

  it('the sandbox of SES is a note', async () => {
    expect(await saying(account({ mailToAnyone: async () => false }), 'mail')).toMatchObject({ level: 'note' });
  });

  it('nobody to tell of alarms is a note', async () => {
    const findings = await preflight(account(), { ...DEV, email: undefined });

    expect(findings.at(-1)).toMatchObject({ check: 'alarms', level: 'note' });
  });

  it('a question that the role may not ask is told and stops nothing', async () => {
    const ports = account({ mailToAnyone: fails('not authorized to perform: ses:GetAccount') });

    expect(await saying(ports, 'mail')).toMatchObject({
      level: 'note',
      says: expect.stringMatching(/could not be checked/),
    });
    expect(mayDeploy(await preflight(ports, DEV))).toBe(true);
  });
});
