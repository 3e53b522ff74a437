/** A list price per million, in dollars, us-east-1, on demand, beyond free tiers. */
export type Price = { readonly perMillion: number; readonly of: string; readonly source: string };

/** The list prices below are of then; they change a few times in a decade. */
export const PRICES_AS_OF = '2026-06';

const aws = (page: string): string => `aws.amazon.com/${page}/pricing`;

export const prices = {
  write: { perMillion: 0.625, of: 'write request units', source: aws('dynamodb') },
  read: { perMillion: 0.125, of: 'read request units', source: aws('dynamodb') },
  event: { perMillion: 1, of: 'custom events of up to 64 KB', source: aws('eventbridge') },
  message: { perMillion: 0.4, of: 'requests to standard queues', source: aws('sqs') },
  express: { perMillion: 1, of: 'Express executions', source: aws('step-functions') },
  expressSecond: { perMillion: 16.67 / 16, of: 'seconds of Express at 64 MB', source: aws('step-functions') },
  transition: { perMillion: 25, of: 'transitions of Standard machines', source: aws('step-functions') },
  invocation: { perMillion: 0.2, of: 'invocations', source: aws('lambda') },
  lambdaSecond: { perMillion: 13.3334 / 2, of: 'seconds of arm64 at 512 MB', source: aws('lambda') },
  put: { perMillion: 5, of: 'PutObject', source: aws('s3') },
  httpApi: { perMillion: 1, of: 'HTTP API requests', source: aws('api-gateway') },
} as const satisfies Record<string, Price>;

export type PriceName = keyof typeof prices;

/**
 * What an emulator cannot tell: durations on AWS. Typical of warm functions in the region of their table; AWS bills
 * them, so they are in the cost and named as assumed.
 */
export const ASSUMED = {
  /** Milliseconds that an invocation takes beside its calls. */
  ownMs: 3,
  dynamoMs: 5,
  busMs: 12,
  /** One call to the provider, which the function waits for. */
  providerMs: 60,
  /** One Express execution: its tasks, and a few milliseconds a state; billed by 100 ms. */
  executionSeconds: 0.5,
  /** Messages that one receive and one delete take at the busy queue of the archive. */
  archiveMessagesPerRequest: 10,
  /** Checkouts in a batch of the archive: a million a month are 23 a minute, and a batch waits a minute. */
  checkoutsPerArchiveBatch: 23,
} as const;
