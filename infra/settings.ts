import { CliCredentialsStackSynthesizer, Duration, type IStackSynthesizer, RemovalPolicy } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { type Settings, type Stage, stages } from '#infra/settings-type.ts';

/** What the person or the pipeline that deploys brings along. */
export type DeployEnvironment = {
  /** Where the emulator answers; local and test only. */
  readonly AWS_ENDPOINT_URL?: string | undefined;
  /** A commit or a release. */
  readonly BAZAAR_VERSION?: string | undefined;
  /** Who is told of alarms. */
  readonly BAZAAR_ALARM_EMAIL?: string | undefined;
};

/** Production is the rule; every other stage says in what it differs. */
const prod = (environment: DeployEnvironment): Settings => ({
  stage: 'prod',
  version: environment.BAZAAR_VERSION ?? 'unversioned',
  bundle: { flavour: 'plain', sourceMap: 'external' },
  data: {
    removal: RemovalPolicy.RETAIN,
    deletionProtection: true,
    pointInTimeRecovery: true,
    archiveExpires: undefined,
  },
  functions: {
    memoryMb: 512,
    logRetention: RetentionDays.THREE_MONTHS,
    logLevel: 'INFO',
    reservedConcurrency: { api: 100, tasks: 100, provider: 50 },
    canary: ['api', 'search', 'tasks'],
  },
  checkout: {
    deadline: Duration.seconds(120),
    sweepEvery: Duration.minutes(5),
    sweepAfter: Duration.minutes(15),
  },
  orders: { perMinute: 30, defaultCountry: 'DE' },
  catalog: { priceChangesEvery: Duration.minutes(1) },
  audit: { every: Duration.hours(1), grace: Duration.minutes(5), pending: Duration.minutes(12) },
  inbox: {
    batch: 10,
    window: Duration.seconds(0),
    maxConcurrency: 20,
    timeout: Duration.seconds(20),
    visibility: Duration.seconds(120),
    maxReceiveCount: 5,
  },
  archive: { batch: 1_000, window: Duration.seconds(60) },
  search: {
    batch: 10_000,
    window: Duration.seconds(60),
    timeout: Duration.seconds(120),
    visibility: Duration.seconds(300),
    memoryMb: 1_769,
  },
  imports: {
    timeout: Duration.minutes(10),
    visibility: Duration.minutes(11),
    memoryMb: 1_769,
    diskMb: 4_096,
  },
  api: { corsOrigins: [], throttle: { rate: 200, burst: 400 }, url: undefined },
  signIn: { passwordFlow: false, accessToken: Duration.minutes(15), refreshToken: Duration.days(30) },
  watching: { email: environment.BAZAAR_ALARM_EMAIL, budget: undefined, dashboards: 'all', deadLetters: 'alarms' },
  paymentProvider: 'none',
  faults: false,
  relayFailureDestination: true,
  onlyTls: true,
  validate: true,
  synthesizer: () => undefined,
});

/** A personal account: nothing kept, nothing reserved, next to nothing to pay when idle. */
const dev = (environment: DeployEnvironment): Settings => {
  const base = prod(environment);
  return {
    ...base,
    stage: 'dev',
    bundle: { flavour: 'faults', sourceMap: 'linked' },
    data: {
      removal: RemovalPolicy.DESTROY,
      deletionProtection: false,
      pointInTimeRecovery: false,
      archiveExpires: Duration.days(30),
    },
    functions: { ...base.functions, logRetention: RetentionDays.ONE_WEEK, reservedConcurrency: {}, canary: [] },
    audit: { ...base.audit, every: Duration.hours(6) },
    inbox: { ...base.inbox, maxConcurrency: 2 },
    api: { ...base.api, corsOrigins: ['http://localhost:5173'], throttle: { rate: 50, burst: 100 } },
    signIn: { ...base.signIn, passwordFlow: true, accessToken: Duration.hours(1) },
    watching: { ...base.watching, budget: 10, dashboards: 'checkout', deadLetters: 'audit' },
    paymentProvider: 'sandbox',
    faults: true,
  };
};

const DEFAULT_ENDPOINT = 'http://127.0.0.1:4566';

/** An emulator on a laptop: no roles of CDK's own, bounded processes, everything soon. */
const local = (environment: DeployEnvironment): Settings => {
  const base = dev(environment);
  const endpoint = environment.AWS_ENDPOINT_URL ?? DEFAULT_ENDPOINT;
  return {
    ...base,
    stage: 'local',
    checkout: { ...base.checkout, sweepEvery: Duration.minutes(1), sweepAfter: Duration.minutes(2) },
    orders: { ...base.orders, perMinute: 600 },
    audit: { ...base.audit, every: Duration.minutes(10), grace: Duration.minutes(1) },
    inbox: { ...base.inbox, timeout: Duration.seconds(10), visibility: Duration.seconds(30) },
    archive: { batch: 100, window: Duration.seconds(2) },
    search: {
      ...base.search,
      batch: 100,
      window: Duration.seconds(2),
      timeout: Duration.seconds(25),
      visibility: Duration.seconds(30),
    },
    imports: { ...base.imports, timeout: Duration.seconds(25), visibility: Duration.seconds(30) },
    api: {
      ...base.api,
      throttle: { rate: 1_000, burst: 2_000 },
      // Node does not resolve the emulator's `*.execute-api.localhost`; this path answers for every API.
      url: (apiId) => `${endpoint}/_aws/execute-api/${apiId}/$default`,
    },
    watching: { ...base.watching, budget: undefined, dashboards: 'all', deadLetters: 'alarms' },
    relayFailureDestination: false,
    onlyTls: false,
    validate: false,
    synthesizer: () => new CliCredentialsStackSynthesizer() as IStackSynthesizer,
  };
};

/** A test's own emulator: what takes minutes elsewhere takes seconds. */
const test = (environment: DeployEnvironment): Settings => {
  const base = local(environment);
  return {
    ...base,
    stage: 'test',
    checkout: { ...base.checkout, deadline: Duration.seconds(20), sweepAfter: Duration.seconds(20) },
    audit: { ...base.audit, grace: Duration.seconds(20), pending: Duration.minutes(2) },
    inbox: { ...base.inbox, timeout: Duration.seconds(15), visibility: Duration.seconds(20), maxReceiveCount: 8 },
    archive: { batch: 100, window: Duration.seconds(1) },
    search: {
      ...base.search,
      window: Duration.seconds(1),
      timeout: Duration.seconds(15),
      visibility: Duration.seconds(20),
    },
  };
};

const byStage = { local, test, dev, prod } satisfies Record<Stage, (environment: DeployEnvironment) => Settings>;

const isStage = (value: string): value is Stage => (stages as readonly string[]).includes(value);

/** @throws Error naming the stages there are */
export const settingsOf = (stage: string, environment: DeployEnvironment = {}): Settings => {
  if (!isStage(stage)) throw new Error(`There is no stage ${stage}; there are ${stages.join(', ')}.`);
  return byStage[stage](environment);
};
