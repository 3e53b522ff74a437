import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { leaksIn } from '#test/support/security/leaks.ts';
import { contractFaults } from '#test/support/security/operations.ts';
import { samplesFor } from '#test/support/security/samples.ts';
import { setScene } from '#test/support/security/scene.ts';

const scene = await setScene();
const { town, ask } = scene;
const samples = samplesFor(scene);
const asItWas = town.dynamo.snapshot();

/** What the SDK's errors are like, with all that is in them. */
const FAILURES = {
  'a table that is not there': [
    'ResourceNotFoundException',
    'Requested resource not found: Table: bazaar-test-orders-table not found',
  ],
  'a missing grant': [
    'AccessDeniedException',
    'User: arn:aws:sts::123456789012:assumed-role/bazaar-test-orders-api is not authorized to perform: dynamodb:GetItem',
  ],
  'a mistake of ours': ['TypeError', "Cannot read properties of undefined (reading 'pk') at /var/task/index.js:12:34"],
  'too much at once': [
    'ProvisionedThroughputExceededException',
    'The level of configured provisioned throughput was exceeded',
  ],
  'a network that is away': ['TimeoutError', 'connect ETIMEDOUT 10.0.0.7:443'],
} as const;

beforeEach(() => town.dynamo.restore(asItWas));
afterEach(() => town.breakBy(undefined));

describe('an answer when the inside is broken', () => {
  it.each(Object.entries(FAILURES))('by %s says nothing of it, on any route', async (_, [name, message]) => {
    const told: unknown[] = [];
    let failed = 0;
    town.breakBy(Object.assign(new Error(message), { name }));
    for (const { operation, as, request } of samples) {
      const answer = await ask(operation, as, request);
      if (answer.status >= 500) failed += 1;
      const faults = [
        ...contractFaults(operation, answer),
        ...(answer.status >= 400 ? leaksIn(answer.text, request) : []),
      ];
      if (faults.length > 0) told.push([operation.id, answer.status, ...faults]);
    }
    expect(told).toEqual([]);
    expect(failed).toBeGreaterThan(40);
  });
});

describe('the look for internals', () => {
  it.each([
    ['a stack', 'Error: x\n    at load (/var/task/index.mjs:3:14)'],
    ['a stack of modules', 'at async run (file:///home/ann/shop/functions/orders/x.ts:1:2)'],
    ['a path', 'ENOENT: /var/task/node_modules/zod/index.js'],
    ['a source file', 'thrown in place-order.ts:41'],
    ['a table', 'Table: bazaar-dev-orders-table'],
    ['an ARN', 'arn:aws:sqs:eu-central-1:1:q'],
    ['an account', 'account 123456789012'],
    ['an error of the SDK', 'ConditionalCheckFailedException'],
    ['an error of the language', 'TypeError: x is not a function'],
    ['an expression', 'The ConditionExpression is not valid'],
    ['a variable', 'ORDERS_TABLE is not set'],
    ['a key', '{"pk":"ord_1"}'],
  ])('finds %s', (_, text) => {
    expect(leaksIn(text, {})).not.toEqual([]);
  });

  it('passes what the caller said, and what a problem says', () => {
    expect(leaksIn('{"detail":"There is no TypeError."}', { params: { productId: 'TypeError' } })).toEqual([]);
    expect(leaksIn('{"type":"urn:bazaar:problem:order-not-found","instance":"/orders/ord_1"}', {})).toEqual([]);
  });
});
