import type { DeployPorts } from '#scripts/account/deploy-stage.ts';
import type { DestroyPorts } from '#scripts/account/destroy-stage.ts';

/** An account that is ready, its deployed stacks, and what was done to it, in order. */
export type FakeAccount = {
  readonly ports: DeployPorts & DestroyPorts;
  /** Commands of CDK, and `empty <bucket>`. */
  readonly done: string[];
  readonly said: () => string;
};

const NAMES = ['platform', 'catalog', 'orders', 'checkout', 'edge'];

/** @param over what is different from an account in which all goes well and a person says yes */
export const fakeAccount = (over: Partial<DeployPorts & DestroyPorts> = {}): FakeAccount => {
  const done: string[] = [];
  const said: string[] = [];
  const ports: DeployPorts & DestroyPorts = {
    account: {
      identity: async () => ({ account: '111122223333', arn: 'arn:aws:iam::111122223333:user/ann' }),
      region: async () => 'eu-west-1',
      bootstrapVersion: async () => 21,
      concurrency: async () => 1_000,
      mailToAnyone: async () => true,
    },
    cdk: async (args) => {
      done.push(args.join(' '));
      return true;
    },
    synthesise: async () => true,
    templates: (stage) => NAMES.map((name) => ({ stack: `bazaar-${stage}-${name}`, resources: [] })),
    addresses: async () => ({ 'api-url': 'https://api.example.org' }),
    ask: async () => true,
    say: (line) => said.push(line),
    emptyBucket: async (bucket) => {
      done.push(`empty ${bucket}`);
      return 3;
    },
    stacksOf: async () => [],
    ...over,
  };
  return { ports, done, said: () => said.join('\n') };
};

/** The ports of an account whose credentials are not there. */
export const nobody = (): DeployPorts['account'] => ({
  ...fakeAccount().ports.account,
  identity: async () => {
    throw new Error('Could not load credentials from any providers');
  },
});
