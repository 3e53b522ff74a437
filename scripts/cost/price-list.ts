/** A list price in dollars, us-east-1, on demand. */
export type MonthlyPrice = {
  readonly perUnit: number;
  readonly unit: string;
  /** So many units a month are free in every account, for as long as it exists. */
  readonly alwaysFree: number;
  readonly source: string;
};

/** When the prices below were last read at their sources; they change a few times in a decade. */
export const PRICES_AS_OF = '2026-06';

const aws = (page: string): string => `aws.amazon.com/${page}/pricing`;

/** What a stage costs while nobody uses it. */
export const monthlyPrices = {
  secret: { perUnit: 0.4, unit: 'secret', alwaysFree: 0, source: aws('secrets-manager') },
  alarm: { perUnit: 0.1, unit: 'alarm metric', alwaysFree: 10, source: aws('cloudwatch') },
  dashboard: { perUnit: 3, unit: 'dashboard', alwaysFree: 3, source: aws('cloudwatch') },
  metric: {
    perUnit: 0.3,
    unit: 'custom metric, by the hour that it has data',
    alwaysFree: 10,
    source: aws('cloudwatch'),
  },
  queueRequest: { perUnit: 0.4 / 1e6, unit: 'request', alwaysFree: 1e6, source: aws('sqs') },
  invocation: { perUnit: 0.2 / 1e6, unit: 'invocation', alwaysFree: 1e6, source: aws('lambda') },
  gigabyteSecond: { perUnit: 0.0000133334, unit: 'GB-second of arm64', alwaysFree: 400_000, source: aws('lambda') },
  logGigabyte: { perUnit: 0.5, unit: 'GB of logs', alwaysFree: 5, source: aws('cloudwatch') },
} as const satisfies Record<string, MonthlyPrice>;

export type MonthlyPriceName = keyof typeof monthlyPrices;
