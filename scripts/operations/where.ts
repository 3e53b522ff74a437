import { localPaths } from '#scripts/local/paths.ts';
import { readState } from '#scripts/local/state.ts';

/** The system that a script is about. */
export type Where = {
  readonly stage: string;
  readonly region: string;
  /** Of an emulator; an account has none. */
  readonly endpoint?: string | undefined;
};

export type Wanted = { readonly [Part in keyof Where]?: Where[Part] | undefined };

type Environment = Readonly<Record<string, string | undefined>>;

/** What was asked for comes first, then the environment, then what runs on this machine. */
const choose = (wanted: Wanted, environment: Environment, local: Wanted): Where => {
  const stage = wanted.stage ?? environment.BAZAAR_STAGE ?? local.stage ?? 'local';
  const here = stage === local.stage ? local : {};
  return {
    stage,
    region: wanted.region ?? environment.AWS_REGION ?? environment.AWS_DEFAULT_REGION ?? here.region ?? 'us-east-1',
    endpoint: wanted.endpoint ?? environment.AWS_ENDPOINT_URL ?? here.endpoint,
  };
};

/** The stages that are never in an account. */
const HERE = ['local', 'test'];

/**
 * `.local/bazaar.json` says what runs here; its stage is the only one that it speaks for.
 * @throws Error where nothing runs
 */
export const whereOf = (wanted: Wanted, environment: Environment): Where => {
  const state = readState(localPaths(environment.BAZAAR_LOCAL));
  const local = state ? { stage: state.stage, region: state.region, endpoint: state.awsEndpointUrl } : {};
  const where = choose(wanted, environment, local);
  if (where.endpoint === undefined && HERE.includes(where.stage))
    throw new Error('Nothing runs here: npm start. For an account: --stage dev');
  return where;
};
