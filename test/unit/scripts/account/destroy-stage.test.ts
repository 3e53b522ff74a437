import { describe, expect, it } from '@jest/globals';
import { destroyStage } from '#scripts/account/destroy-stage.ts';
import { fakeAccount, nobody } from './fake-account.ts';

const DEV = { stage: 'dev' } as const;

describe('npm run destroy', () => {
  it('deletes all that writes, empties the archive, then deletes the platform', async () => {
    const { ports, done } = fakeAccount();

    expect(await destroyStage(ports, DEV)).toBeUndefined();
    expect(done).toEqual([
      'empty bazaar-dev-catalog-imports-111122223333-eu-west-1',
      'destroy bazaar-dev-catalog bazaar-dev-orders bazaar-dev-checkout bazaar-dev-edge --exclusively --force --app cdk.out',
      'empty bazaar-dev-platform-archive-111122223333-eu-west-1',
      'destroy bazaar-dev-platform --exclusively --force --app cdk.out',
    ]);
  });

  it.each([false, undefined])('touches nothing when the answer is %s', async (answer) => {
    const { ports, done } = fakeAccount({ ask: async () => answer });

    expect(await destroyStage(ports, DEV)).toBeDefined();
    expect(done).toEqual([]);
  });

  it('without credentials does nothing but say so', async () => {
    const { ports, done } = fakeAccount({ account: nobody() });

    expect(await destroyStage(ports, DEV)).toMatch(/^no usable AWS credentials/);
    expect(done).toEqual([]);
  });

  it('keeps the archive while a stack that may write to it is left', async () => {
    const { ports, done } = fakeAccount({ cdk: async () => false, stacksOf: async () => ['bazaar-dev-orders'] });

    expect(await destroyStage(ports, { ...DEV, yes: true })).toMatch(/^still there: bazaar-dev-orders;/);
    expect(done.filter((what) => what.includes('archive'))).toEqual([]);
  });

  it('tells of stacks that the code no longer knows', async () => {
    const { ports } = fakeAccount({ stacksOf: async () => ['bazaar-dev-renamed'] });

    expect(await destroyStage(ports, DEV)).toContain('bazaar-dev-renamed');
  });
});
