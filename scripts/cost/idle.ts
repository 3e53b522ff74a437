import { type MonthlyPriceName, monthlyPrices } from '#scripts/cost/price-list.ts';

/** Properties of a resource; those that say what it costs are known. */
export type Properties = Readonly<Record<string, unknown>> & {
  readonly BillingMode?: string;
  readonly MemorySize?: number;
  readonly Metrics?: readonly { readonly MetricStat?: unknown }[];
  readonly Name?: string;
  readonly ProvisionedConcurrencyConfig?: unknown;
  readonly Replicas?: unknown;
  readonly ScalingConfig?: unknown;
  readonly ScheduleExpression?: string;
  readonly Tier?: string;
  readonly UserPoolAddOns?: unknown;
  readonly UserPoolTier?: string;
};

/** A resource of a synthesised template. */
export type Resource = { readonly Type: string; readonly Properties?: Properties };

export type Line = {
  readonly what: string;
  readonly price: MonthlyPriceName;
  /** Units a month. */
  readonly quantity: number;
};

export type Charge = Line & {
  /** Dollars a month at the list price. */
  readonly list: number;
  /** The same in an account that has nothing else: less what is always free. */
  readonly dollars: number;
};

const MINUTES_A_MONTH = 43_800;
const HOURS_A_MONTH = MINUTES_A_MONTH / 60;

/** Lambda reads an idle queue with five long polls of 20 seconds each. */
const POLLS_A_MONTH = 5 * 3 * MINUTES_A_MONTH;

/** What a scheduled run that finds nothing takes, and the EMF metrics that it writes: requests, errors, duration. */
const RUN = { seconds: 0.3, logBytes: 2_000, metrics: 3 } as const;

const MINUTES: Readonly<Record<string, number>> = { minute: 1, hour: 60, day: 1_440 };

/** @param expression `rate(5 minutes)` @throws Error for what this cannot count */
export const runsAMonth = (expression: string): number => {
  const [, every = '', unit = ''] = /^rate\((\d+) (minute|hour|day)s?\)$/.exec(expression) ?? [];
  if (unit === '') throw new Error(`The schedule ${expression} is not counted yet.`);
  return MINUTES_A_MONTH / (Number(every) * (MINUTES[unit] ?? 1));
};

const of = (resources: readonly Resource[], type: string): Resource[] => resources.filter(({ Type }) => Type === type);

/** A plain alarm watches one metric, one with an expression each of those that it names. */
const metricsOf = ({ Properties }: Resource): number =>
  Properties?.Metrics?.filter(({ MetricStat }) => MetricStat !== undefined).length ?? 1;

const isQueueReader = ({ Properties }: Resource): boolean => Properties?.ScalingConfig !== undefined;

const scheduled = (resources: readonly Resource[], memoryGb: number): Line[] =>
  of(resources, 'AWS::Events::Rule').flatMap(({ Properties: { Name, ScheduleExpression } = {} }) => {
    if (ScheduleExpression === undefined) return [];
    const runs = runsAMonth(ScheduleExpression);
    const what = `${Name}, ${ScheduleExpression}`;
    return [
      { what: `${what}: runs`, price: 'invocation', quantity: runs },
      { what: `${what}: seconds (assumed)`, price: 'gigabyteSecond', quantity: runs * RUN.seconds * memoryGb },
      { what: `${what}: logs (assumed)`, price: 'logGigabyte', quantity: (runs * RUN.logBytes) / 1e9 },
      {
        what: `${what}: metrics`,
        price: 'metric',
        quantity: RUN.metrics * Math.min(1, runs / HOURS_A_MONTH),
      },
    ] satisfies Line[];
  });

const memoryOf = (resources: readonly Resource[]): number =>
  Math.max(0, ...of(resources, 'AWS::Lambda::Function').map(({ Properties }) => Properties?.MemorySize ?? 128)) / 1_024;

/** All that a stage is charged for while nobody uses it, counted from its templates. */
export const idleLines = (resources: readonly Resource[]): Line[] => [
  { what: 'secrets', price: 'secret', quantity: of(resources, 'AWS::SecretsManager::Secret').length },
  {
    what: 'alarms',
    price: 'alarm',
    quantity: of(resources, 'AWS::CloudWatch::Alarm').reduce((sum, alarm) => sum + metricsOf(alarm), 0),
  },
  { what: 'dashboards', price: 'dashboard', quantity: of(resources, 'AWS::CloudWatch::Dashboard').length },
  {
    what: 'polling of queues (5 long polls a reader)',
    price: 'queueRequest',
    quantity: of(resources, 'AWS::Lambda::EventSourceMapping').filter(isQueueReader).length * POLLS_A_MONTH,
  },
  ...scheduled(resources, memoryOf(resources)),
];

const pricesIn = (lines: readonly Line[]): MonthlyPriceName[] => [...new Set(lines.map(({ price }) => price))];

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);

/** What is always free is taken off all lines of a price alike. */
export const charge = (lines: readonly Line[]): Charge[] =>
  pricesIn(lines).flatMap((price) => {
    const same = lines.filter((line) => line.price === price);
    const { perUnit, alwaysFree } = monthlyPrices[price];
    const total = sum(same.map(({ quantity }) => quantity));
    const charged = total === 0 ? 0 : Math.max(0, total - alwaysFree) / total;
    return same.map((line) => {
      const list = line.quantity * perUnit;
      return { ...line, list, dollars: list * charged };
    });
  });

export const dollarsOf = (charges: readonly Charge[]): number => sum(charges.map(({ dollars }) => dollars));
export const listDollarsOf = (charges: readonly Charge[]): number => sum(charges.map(({ list }) => list));
