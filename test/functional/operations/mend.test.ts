import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import {
  DeleteMessageCommand,
  GetQueueUrlCommand,
  QueueDoesNotExist,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { recount } from '#scripts/operations/mend/recount.ts';
import { redrive } from '#scripts/operations/mend/redrive.ts';
import { republish } from '#scripts/operations/mend/republish.ts';
import type { Bench } from '#scripts/operations/mend/rows.ts';
import { authorisePayment, releaseStock, undoPayment } from '#scripts/operations/mend/undo-order.ts';
import { audited } from '#test/support/builders/operations/audited.ts';
import { bucketInMemory } from '#test/support/builders/operations/bucket.ts';
import { ordersOf } from '#test/support/system/facts.ts';
import { fakeBus } from '#test/support/system/fake-clients.ts';
import { type OfflineSystem, offlineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, stock } from '#test/support/system/shop.ts';

let system: OfflineSystem;
beforeAll(async () => {
  system = offlineSystem();
  await stock(system, CUP);
  for (const [key, payment] of Object.entries({ a: 'tok_approve', b: 'tok_decline' })) {
    await place(system, { key, payment });
    await system.settle();
  }
});
const inState = (status: string): string => ordersOf(system).find((order) => order.status === status)?.id ?? '';

/** Queues that hold messages until they are deleted, and know those of the names that are given. */
const queues = (known: Readonly<Record<string, string[]>>) => {
  const client = new SQSClient({ region: 'us-east-1' });
  mockClient(client)
    .on(GetQueueUrlCommand)
    .callsFake(({ QueueName = '' }) => {
      if (known[QueueName] === undefined) throw new QueueDoesNotExist({ message: QueueName, $metadata: {} });
      return { QueueUrl: QueueName };
    })
    .on(ReceiveMessageCommand)
    .callsFake(({ QueueUrl = '' }) => ({ Messages: known[QueueUrl]?.map((Body) => ({ Body, ReceiptHandle: Body })) }))
    .on(DeleteMessageCommand)
    .callsFake(({ QueueUrl = '', ReceiptHandle = '' }) => {
      known[QueueUrl]?.splice(known[QueueUrl].indexOf(ReceiptHandle), 1);
      return {};
    })
    .on(SendMessageCommand)
    .callsFake(({ QueueUrl = '', MessageBody = '' }) => {
      known[QueueUrl]?.push(MessageBody);
      return {};
    });
  return client;
};

let bench: Bench;
let invoked: unknown[];
let bus: ReturnType<typeof fakeBus>;
let scene: Awaited<ReturnType<typeof audited>>;
let known: Record<string, string[]>;
const setUp = async () => {
  scene = await audited(system, []);
  bus = fakeBus();
  invoked = [];
  known = {};
  const functions = new LambdaClient({ region: 'us-east-1' });
  mockClient(functions)
    .on(InvokeCommand)
    .callsFake(({ FunctionName, Payload }) => {
      const { task, input } = JSON.parse(Payload);
      invoked.push({ FunctionName, task, input });
      return {};
    });
  const clients = { dynamo: scene.dynamo.client, objects: bucketInMemory().client, events: bus.client };
  bench = { where: { stage: 'test', region: 'us-east-1' }, clients: { ...clients, queues: queues(known), functions } };
};

describe('undoing what is left of an order that came to nothing', () => {
  beforeEach(setUp);

  it('lets payments and inventory do their own tasks', async () => {
    const orderId = inState('REJECTED');
    await undoPayment(bench, orderId);
    await releaseStock(bench, orderId);
    expect(invoked).toEqual([
      {
        FunctionName: 'bazaar-test-payments-tasks',
        task: 'UndoPayment',
        input: { orderId, total: { amount: 1998, currency: 'EUR' } },
      },
      {
        FunctionName: 'bazaar-test-inventory-tasks',
        task: 'ReleaseStock',
        input: { orderId, lines: [{ sku: 'CUP', quantity: 2 }] },
      },
    ]);
  });

  it('is refused for an order that lives', async () => {
    for (const mend of [undoPayment, releaseStock])
      await expect(mend(bench, inState('CONFIRMED'))).rejects.toMatchObject({ name: 'MendRefused' });
    expect(invoked).toEqual([]);
  });

  it('goes by the payment and the reservation where the order is gone', async () => {
    const orderId = inState('CONFIRMED');
    scene.remove('orders', orderId);
    await undoPayment(bench, orderId);
    await releaseStock(bench, orderId);
    expect(invoked).toMatchObject([{ input: { total: { amount: 1998 } } }, { input: { lines: [{ sku: 'CUP' }] } }]);
    await expect(undoPayment(bench, 'ord_none')).rejects.toMatchObject({ name: 'MendRefused' });
  });
});

describe('bringing a payment to where its provider is', () => {
  beforeEach(setUp);

  it('is for confirmed orders only', async () => {
    await authorisePayment(bench, inState('CONFIRMED'));
    expect(invoked).toMatchObject([{ task: 'AuthorisePayment', input: { paymentMethod: 'tok_approve' } }]);
    await expect(authorisePayment(bench, inState('REJECTED'))).rejects.toMatchObject({ name: 'MendRefused' });
  });
});

describe('publishing once more', () => {
  beforeEach(setUp);

  it('sends all that a row says, in the name of its context', async () => {
    const id = inState('CONFIRMED');
    await republish(bench, id);
    expect(bus.take().map(({ source, detail }) => [source, detail.meta.id])).toEqual([
      ['bazaar.orders', `${id}#1`],
      ['bazaar.orders', `${id}#2`],
    ]);
    await expect(republish(bench, 'ord_none')).rejects.toMatchObject({ name: 'MendRefused' });
    await expect(republish(bench, 'nonsense')).rejects.toMatchObject({ name: 'MendRefused' });
  });
});

describe('recounting a SKU', () => {
  beforeEach(setUp);

  const counts = () => scene.dynamo.rows('bazaar-test-inventory-table').find(({ pk }) => pk === 'stock#CUP#0');

  it('sets what is held and available to what follows from the rest', async () => {
    const { available, held, live, version } = counts() ?? {};
    scene.damage('inventory', 'stock#CUP#0', { available: 1, held: 7, live: 4 });
    await recount(bench, 'CUP');
    expect(counts()).toMatchObject({ available, held, live, version: Number(version) + 1 });
  });

  it('drops holds of orders that nobody knows', async () => {
    const { available, held } = counts() ?? {};
    scene.damage('inventory', 'stock#CUP#0', { markers: { unknown: { q: 2 } }, live: 1, held: Number(held) + 2 });
    await recount(bench, 'CUP');
    expect(counts()).toMatchObject({ available, held, live: 0, markers: {} });
  });

  it('is refused where more is owed than there is, and for what is no SKU', async () => {
    scene.damage('inventory', 'stock#CUP#0', { received: 1 });
    await expect(recount(bench, 'CUP')).rejects.toMatchObject({ name: 'MendRefused' });
    await expect(recount(bench, 'HAT')).rejects.toMatchObject({ name: 'MendRefused' });
  });
});

describe('sending dead letters again', () => {
  beforeEach(setUp);

  const letter = JSON.stringify({
    source: 'bazaar.orders',
    'detail-type': 'OrderPlaced.v1',
    detail: { meta: { id: 'o#1' } },
  });

  it('moves them to the queue that they came from', async () => {
    Object.assign(known, { 'bazaar-test-orders-inbox-dlq': [letter], 'bazaar-test-orders-inbox': [] });
    await redrive(bench, 'bazaar-test-orders-inbox-dlq');
    expect(known).toEqual({ 'bazaar-test-orders-inbox-dlq': [], 'bazaar-test-orders-inbox': [letter] });
  });

  it('gives the bus again what a rule could not deliver', async () => {
    Object.assign(known, { 'bazaar-test-checkout-checkout-start-dlq': [letter, '{"requestPayload":{}}'] });
    await redrive(bench, 'bazaar-test-checkout-checkout-start-dlq');
    expect(known).toEqual({ 'bazaar-test-checkout-checkout-start-dlq': [] });
    expect(bus.take()).toMatchObject([{ source: 'bazaar.orders', 'detail-type': 'OrderPlaced.v1' }]);
  });

  it('is refused for a queue that there is not', async () => {
    await expect(redrive(bench, 'bazaar-test-nowhere-dlq')).rejects.toMatchObject({ name: 'MendRefused' });
  });
});
