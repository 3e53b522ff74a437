import type { Duration, IStackSynthesizer, RemovalPolicy } from 'aws-cdk-lib';
import type { RetentionDays } from 'aws-cdk-lib/aws-logs';

export const stages = ['local', 'test', 'dev', 'prod'] as const;

/** `local`: a person's emulator; `test`: one that a test starts for itself; `dev`: a personal account; `prod`. */
export type Stage = (typeof stages)[number];

/** Everything in which stages differ. A context never asks for the stage: it reads one of these. */
export type Settings = {
  readonly stage: Stage;
  /** What `/health` says is deployed. */
  readonly version: string;
  readonly bundle: BundleSettings;
  readonly data: DataSettings;
  readonly functions: FunctionSettings;
  readonly checkout: CheckoutSettings;
  readonly orders: OrdersSettings;
  /** How often it is looked whether the time of a price change has come: at least a minute. */
  readonly catalog: { readonly priceChangesEvery: Duration };
  readonly audit: AuditSettings;
  readonly inbox: InboxSettings;
  readonly archive: { readonly batch: number; readonly window: Duration };
  readonly search: SearchSettings;
  readonly imports: ImportsSettings;
  readonly api: ApiSettings;
  readonly signIn: SignInSettings;
  readonly watching: WatchingSettings;
  /** `none` until a real provider's adapter exists: production deploys no sandbox. */
  readonly paymentProvider: 'sandbox' | 'none';
  /** Fault switches, their parameter and the code that reads them. */
  readonly faults: boolean;
  /** Batches that a relay gave up go to the archive bucket whole; the emulator stores such a destination but never uses it. */
  readonly relayFailureDestination: boolean;
  /** Queues, topics and buckets refuse plain HTTP, which is all that an emulator speaks. */
  readonly onlyTls: boolean;
  /** Checks templates against what CloudFormation takes: two seconds of every synth, and an emulator takes less. */
  readonly validate: boolean;
  /** CDK's bootstrap roles are for accounts; an emulator takes the caller's own credentials. */
  readonly synthesizer: () => IStackSynthesizer | undefined;
};

/** Linked maps are deployed with the code for debuggers and readable stacks; external ones stay in `.build`. */
export type BundleSettings = { readonly flavour: 'faults' | 'plain'; readonly sourceMap: 'linked' | 'external' };

export type DataSettings = {
  readonly removal: RemovalPolicy;
  readonly deletionProtection: boolean;
  readonly pointInTimeRecovery: boolean;
  /** Buckets can only be destroyed when empty; parked records and the archive of a stage that is thrown away expire. */
  readonly archiveExpires: Duration | undefined;
};

export type FunctionSettings = {
  readonly memoryMb: number;
  readonly logRetention: RetentionDays;
  readonly logLevel: 'DEBUG' | 'INFO' | 'WARN';
  /**
   * Concurrency kept for a kind of function, which is also its limit. New accounts have 10 to 50 in all and refuse any;
   * the emulator passes it by (its processes are bounded by LAMBDA_ACCOUNT_CONCURRENCY).
   */
  readonly reservedConcurrency: Readonly<Partial<Record<FunctionKind, number>>>;
  /**
   * Kinds whose new code takes a tenth of the calls for five minutes before it takes them all, and is taken back by an
   * alarm. The emulator has no CodeDeploy, and in a personal account each deployment would wait.
   */
  readonly canary: readonly CanaryKind[];
};

/** The names that a handler file may have; those from `archive` on are in one context each. */
export const functionKinds = [
  'api',
  'inbox',
  'relay',
  'tasks',
  'scheduled',
  'archive',
  'provider',
  'webhooks',
  'indexer',
  'importer',
  'search',
] as const;

export type FunctionKind = (typeof functionKinds)[number];

/** Called by composed ARN, so that an alias can stand between; queues, streams and schedules call the newest code. */
export type CanaryKind = Extract<FunctionKind, 'api' | 'search' | 'tasks'>;

export type CheckoutSettings = {
  /** How long an order may be PENDING before it is looked at again; longer than checkout's own timeout of 90 s on AWS. */
  readonly deadline: Duration;
  readonly sweepEvery: Duration;
  /** How long an order may be CANCELLING before the sweep asks again. */
  readonly sweepAfter: Duration;
};

export type OrdersSettings = {
  /** How many orders a buyer may place in a minute. */
  readonly perMinute: number;
  /** Whose taxes an order bears that says nothing of where it goes: ISO 3166-1 alpha-2. */
  readonly defaultCountry: string;
};

export type AuditSettings = {
  readonly every: Duration;
  /** How far others may lag behind a row's last change. */
  readonly grace: Duration;
  /** How long an order may be PENDING: its three deadlines, and a checkout after the last. */
  readonly pending: Duration;
};

export type InboxSettings = {
  readonly batch: number;
  readonly window: Duration;
  /** Batches in work at once: the bulkhead of a context, and on a laptop a bound on processes. At least 2. */
  readonly maxConcurrency: number;
  /** Of the functions that read queues. */
  readonly timeout: Duration;
  /** How long a message is hidden from other readers: six times the timeout, as AWS advises, where nobody waits for it. */
  readonly visibility: Duration;
  readonly maxReceiveCount: number;
};

export type SearchSettings = {
  /** How long changes are gathered for one build of the index. */
  readonly window: Duration;
  /** Messages of one build; 6 MB of them begin one early. */
  readonly batch: number;
  /** Of a build: it fetches and sends the whole file. */
  readonly timeout: Duration;
  /** At least window and timeout together. */
  readonly visibility: Duration;
  /** Of both functions. With 1,769 MB goes one whole processor. */
  readonly memoryMb: number;
};

export type ImportsSettings = {
  /** Of one run; an import that takes longer is handed on from run to run. */
  readonly timeout: Duration;
  /** Longer than that: it is also how long an import waits after a run that crashed. */
  readonly visibility: Duration;
  readonly memoryMb: number;
  /** Of the ids that a file had so far, and of its rows where those of a product do not stand together. */
  readonly diskMb: number;
};

export type ApiSettings = {
  readonly corsOrigins: readonly string[];
  readonly throttle: { readonly rate: number; readonly burst: number };
  /** Where the API answers when that is not its own address on AWS; gets the API's id. */
  readonly url: ((apiId: string) => string) | undefined;
};

export type SignInSettings = {
  /** Plain user name and password to Cognito, for scripts and tests; browsers use SRP. */
  readonly passwordFlow: boolean;
  readonly accessToken: Duration;
  readonly refreshToken: Duration;
};

export type WatchingSettings = {
  readonly email: string | undefined;
  /** Dollars a month of the whole account, of which that address is told; an account has one budget, not one a stage. */
  readonly budget: number | undefined;
  /** Three dashboards are free in an account: `checkout` deploys that one only. */
  readonly dashboards: 'all' | 'checkout';
  /** Ten alarms are free in an account: with `audit` the auditor, which sees dead letters and parked records, tells of them. */
  readonly deadLetters: 'alarms' | 'audit';
};
