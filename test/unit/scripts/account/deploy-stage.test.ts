import { describe, expect, it } from '@jest/globals';
import { deployStage } from '#scripts/account/deploy-stage.ts';
import { fakeAccount, nobody } from './fake-account.ts';

const DEV = { stage: 'dev' } as const;

describe('npm run deploy', () => {
  it('deploys every stack in order, then tells where it answers', async () => {
    const { ports, done, said } = fakeAccount();

    expect(await deployStage(ports, DEV)).toBeUndefined();
    expect(done).toEqual([
      'deploy bazaar-dev-platform bazaar-dev-catalog bazaar-dev-orders bazaar-dev-checkout bazaar-dev-edge ' +
        '--exclusively --app cdk.out --require-approval never --concurrency 4',
    ]);
    expect(said()).toMatch(/Before the flight.*What will be there.*What it costs while idle.*https:\/\/api\.example/s);
  });

  it('without credentials does nothing but say so', async () => {
    const { ports, done, said } = fakeAccount({ account: nobody() });

    expect(await deployStage(ports, DEV)).toMatch(/^no usable AWS credentials/);
    expect(done).toEqual([]);
    expect(said()).not.toContain('What will be there');
  });

  it('shows without credentials what there would be, in a dry run, and still is no success', async () => {
    const { ports, done, said } = fakeAccount({ account: nobody() });

    expect(await deployStage(ports, { ...DEV, dryRun: true })).toMatch(/^no usable AWS credentials/);
    expect(done).toEqual([]);
    expect(said()).toContain('bazaar-dev-orders');
  });

  it('deploys one context alone', async () => {
    const { ports, done } = fakeAccount();

    await deployStage(ports, { ...DEV, context: 'orders' });

    expect(done).toEqual([expect.stringMatching(/^deploy bazaar-dev-orders --exclusively /)]);
  });

  it('knows no other contexts than those there are', async () => {
    const { ports } = fakeAccount();

    await expect(deployStage(ports, { ...DEV, context: 'order' })).rejects.toThrow(
      /no context order; there are platform,/,
    );
  });

  it('bootstraps first where asked', async () => {
    const { ports, done } = fakeAccount();

    await deployStage(ports, { ...DEV, bootstrap: true });

    expect(done).toEqual(['bootstrap aws://111122223333/eu-west-1 --app cdk.out', expect.stringMatching(/^deploy /)]);
  });

  it.each([
    [false, 'as you wish'],
    [undefined, 'nobody can be asked here (add --yes)'],
  ])('deploys nothing when the answer is %s', async (answer, objection) => {
    const { ports, done } = fakeAccount({ ask: async () => answer });

    expect(await deployStage(ports, DEV)).toBe(objection);
    expect(done).toEqual([]);
  });

  it('asks nobody with --yes', async () => {
    const { ports, done } = fakeAccount({ ask: async () => undefined });

    expect(await deployStage(ports, { ...DEV, yes: true })).toBeUndefined();
    expect(done).toHaveLength(1);
  });

  it('has CDK ask in production before permissions are broadened', async () => {
    const { ports, done } = fakeAccount();

    await deployStage(ports, { stage: 'prod' });

    expect(done[0]).toMatch(/--require-approval broadening$/);
  });

  it('into an emulator leaves out the edge, and says how to order without it', async () => {
    const { ports, done, said } = fakeAccount({ addresses: async () => ({}) });

    await deployStage(ports, { stage: 'local', endpoint: 'http://localhost:4566', without: 'edge' });

    expect(done[0]).not.toContain('edge');
    expect(done[0]).toMatch(/--method direct$/);
    expect(said()).toContain('npm run shop -- order --direct');
  });

  it('says when no emulator is there', async () => {
    const { ports } = fakeAccount({ account: nobody() });

    expect(await deployStage(ports, { stage: 'local', endpoint: 'http://localhost:4566' })).toBe(
      'no emulator answers at http://localhost:4566',
    );
  });

  it('says that it is safe to try again when CDK fails', async () => {
    const { ports } = fakeAccount({ cdk: async () => false });

    expect(await deployStage(ports, DEV)).toMatch(/safe to run this again$/);
  });
});
