import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import { type Clock, epochSeconds } from '#functions/shared/kernel/clock.ts';
import { derivedId } from '#functions/shared/kernel/ids.ts';
import { replayed } from '#functions/shared/runtime/api/answers.ts';
import { IdempotencyKeyReused, RequestInProgress } from '#functions/shared/runtime/api/errors.ts';
import type { Reply } from '#functions/shared/runtime/api/reply.ts';

/** Who asked for what under which key; `request` is the fingerprint of all that the request says. */
export type Claim = {
  readonly owner: string;
  readonly route: string;
  readonly key: string;
  readonly request: string;
};

/**
 * Does the work once for each key and gives its reply again to the same request; does it again after one that refused or
 * failed.
 * @throws IdempotencyKeyReused for another request, RequestInProgress while the first one runs
 */
export type Replies = (claim: Claim, work: () => Promise<Reply>) => Promise<Reply>;

type Row = {
  readonly pk: string;
  readonly sk: 'reply';
  readonly v: 1;
  readonly request: string;
  /** Milliseconds since the epoch; only while the work runs or may be done again. */
  readonly leaseUntil?: number;
  readonly reply?: Reply;
  /** Seconds since the epoch. */
  readonly expiresAt: number;
};

/** Longer than any API function lives (10 s): whoever held a lease that is over has crashed. */
const LEASE_MS = 30_000;
const KEPT_SECONDS = 86_400;
const RETRY_AFTER_SECONDS = 1;

/** A row takes 400 KB. What does not fit is done again, which is safe. */
const MAX_BODY_BYTES = 350 * 1024;

/**
 * What was done is done once. A refusal did nothing, and what it was for may be otherwise in a moment (a replica hears of a
 * product, a line is taken out): the key is good for another try, of the same request.
 */
const isKept = ({ status, body }: Reply): boolean => status < 400 && Buffer.byteLength(body) <= MAX_BODY_BYTES;

const FREE =
  'attribute_not_exists(pk) OR expiresAt <= :seconds OR (leaseUntil <= :milliseconds AND #request = :request)';

const fresh = ({ owner, route, key, request }: Claim, at: Date): Row => ({
  pk: derivedId('idem', owner, route, key),
  sk: 'reply',
  v: 1,
  request,
  leaseUntil: at.getTime() + LEASE_MS,
  expiresAt: epochSeconds(at) + KEPT_SECONDS,
});

const closed = ({ leaseUntil, ...row }: Row, reply: Reply): Row =>
  isKept(reply) ? { ...row, reply } : { ...row, leaseUntil: 0 };

const replyOf = (known: Row, request: string): Reply => {
  if (known.request !== request) throw new IdempotencyKeyReused('This key stands for another request; use a new one.');
  if (known.reply === undefined)
    throw new RequestInProgress('Ask again with the same key in a moment.', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
    });
  return { ...known.reply, headers: { ...known.reply.headers, ...replayed(true) } };
};

/** @returns the row that stands in the way; undefined when the lease is ours */
const take = async (dynamo: DynamoDBDocumentClient, table: string, row: Row, at: Date): Promise<Row | undefined> => {
  const put = new PutCommand({
    TableName: table,
    Item: row,
    ConditionExpression: FREE,
    ExpressionAttributeNames: { '#request': 'request' },
    ExpressionAttributeValues: {
      ':seconds': epochSeconds(at),
      ':milliseconds': at.getTime(),
      ':request': row.request,
    },
    ReturnValuesOnConditionCheckFailure: 'ALL_OLD',
  });
  try {
    await dynamo.send(put);
    return undefined;
  } catch (error) {
    if (!(error instanceof ConditionalCheckFailedException) || error.Item === undefined) throw error;
    return unmarshall(error.Item) as Row;
  }
};

/** When the lease went to another meanwhile, the reply that it will give is the one to keep. */
const close = async (dynamo: DynamoDBDocumentClient, table: string, row: Row, reply: Reply): Promise<void> => {
  const put = new PutCommand({
    TableName: table,
    Item: closed(row, reply),
    ConditionExpression: 'leaseUntil = :lease',
    ExpressionAttributeValues: { ':lease': row.leaseUntil },
  });
  await dynamo.send(put).catch((error: unknown) => {
    if (!(error instanceof ConditionalCheckFailedException)) throw error;
  });
};

/**
 * The replies of routes that say `idempotent: 'stored'`, beside the context's rows: `pk = idem_<hash of owner, route and
 * key>`, `sk = reply`. Two writes a request; needs `PutItem` alone. A crash in the middle leaves a lease that ends, and the
 * same request does the work again, as after a refusal: the work must be safe to do twice. The table's relay must pass
 * these rows by.
 * @param table one that has `expires: true`
 */
export const idempotencyStore =
  (dynamo: DynamoDBDocumentClient, table: string, now: Clock): Replies =>
  async (claim, work) => {
    const at = now();
    const row = fresh(claim, at);
    const known = await take(dynamo, table, row, at);
    if (known !== undefined) return replyOf(known, claim.request);
    const reply = await work();
    await close(dynamo, table, row, reply);
    return reply;
  };
