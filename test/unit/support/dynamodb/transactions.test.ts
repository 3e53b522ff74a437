import {
  ConditionalCheckFailedException,
  ResourceNotFoundException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  BatchGetCommand,
  BatchWriteCommand,
  PutCommand,
  TransactGetCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { givenShelf, SHELF, shelf } from './shelf.ts';

const T = { TableName: SHELF };
const at = (sk: string) => ({ pk: 'book', sk });
const put = (sk: string, more = {}) => ({ Put: { ...T, Item: { ...at(sk), ...more } } });
const check = (sk: string, ConditionExpression: string) => ({
  ConditionCheck: { ...T, Key: at(sk), ConditionExpression },
});
const add = (sk: string, n = 1) => ({
  Update: { ...T, Key: at(sk), UpdateExpression: 'ADD n :n', ExpressionAttributeValues: { ':n': n } },
});
type Actions = NonNullable<TransactWriteCommandInput['TransactItems']>;
const transact = (TransactItems: Actions, more: Partial<TransactWriteCommandInput> = {}) =>
  new TransactWriteCommand({ TransactItems, ...more });

describe('a transaction', () => {
  it('does all of its actions', async () => {
    const fake = givenShelf();
    fake.put(SHELF, at('3'));
    const actions = [put('1'), add('2'), { Delete: { ...T, Key: at('3') } }, check('4', 'attribute_not_exists(pk)')];
    await fake.client.send(transact(actions));
    expect(fake.rows(SHELF)).toEqual([at('1'), { ...at('2'), n: 1 }]);
    expect(fake.changes(SHELF)).toHaveLength(4);
  });

  it('does none of them if a condition fails, and says why for each', async () => {
    const fake = givenShelf();
    fake.put(SHELF, { ...at('2'), n: 7 });
    const failing = check('2', 'attribute_not_exists(pk)');
    const withItem = {
      ConditionCheck: { ...failing.ConditionCheck, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' as const },
    };
    const error = await fake.client.send(transact([put('1'), withItem])).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(TransactionCanceledException);
    expect(error).toMatchObject({
      name: 'TransactionCanceledException',
      message:
        'Transaction cancelled, please refer cancellation reasons for specific reasons [None, ConditionalCheckFailed]',
      CancellationReasons: [
        { Code: 'None' },
        {
          Code: 'ConditionalCheckFailed',
          Message: 'The conditional request failed',
          Item: { pk: { S: 'book' }, sk: { S: '2' }, n: { N: '7' } },
        },
      ],
    });
    expect(fake.rows(SHELF)).toEqual([{ ...at('2'), n: 7 }]);
  });

  it('is cancelled by an update that does not fit its row', async () => {
    const fake = givenShelf();
    const update = { Update: { ...T, Key: at('1'), UpdateExpression: 'SET a.b = c' } };
    await expect(fake.client.send(transact([put('2'), update]))).rejects.toMatchObject({
      CancellationReasons: [
        { Code: 'None' },
        { Code: 'ValidationError', Message: expect.stringContaining('does not exist') },
      ],
    });
  });

  it('is cancelled by a key of a wrong type, but refused for an empty one', async () => {
    const fake = givenShelf();
    const mistyped = { Put: { ...T, Item: { pk: 'book', sk: 1 } } };
    await expect(fake.client.send(transact([mistyped, put('2')]))).rejects.toMatchObject({
      CancellationReasons: [{ Code: 'ValidationError' }, { Code: 'None' }],
    });
    await expect(fake.client.send(transact([put('')]))).rejects.toMatchObject({ name: 'ValidationException' });
  });

  it.each<[string, Actions, string]>([
    ['two actions on one item', [put('1'), check('1', 'attribute_exists(pk)')], 'multiple operations on one item'],
    ['no action', [], 'Member must have length greater than or equal to 1'],
    [
      '101 actions',
      Array.from({ length: 101 }, (_, n) => put(`${n}`)),
      'Member must have length less than or equal to 100',
    ],
    ['an action of two kinds', [{ ...put('1'), ...add('2') }], 'can only contain one of Check, Put, Update or Delete'],
    ['an invalid expression', [put('1'), check('2', 'status = a')], 'reserved keyword: status'],
    [
      'more than 4 MB',
      Array.from({ length: 11 }, (_, n) => put(`${n}`, { v: 'x'.repeat(400_000) })),
      'cannot exceed 4MB',
    ],
  ])('is refused for %s', async (_what, actions, message) => {
    const fake = givenShelf();
    const refusal = fake.client.send(transact(actions));
    await expect(refusal).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(refusal).rejects.toThrow(message);
    expect(fake.rows(SHELF)).toEqual([]);
  });

  it('is done once under one token for ten minutes, and refused if it differs', async () => {
    let now = 0;
    const fake = fakeDynamo({ tables: { [SHELF]: shelf }, clock: () => new Date(now) });
    const again = () =>
      fake.client.send(transact([add('1')], { ClientRequestToken: 't', ReturnConsumedCapacity: 'TOTAL' }));
    expect((await again()).ConsumedCapacity).toEqual([{ TableName: SHELF, CapacityUnits: 2, WriteCapacityUnits: 2 }]);
    expect((await again()).ConsumedCapacity).toEqual([{ TableName: SHELF, CapacityUnits: 2, ReadCapacityUnits: 2 }]);
    expect(fake.rows(SHELF)).toEqual([{ ...at('1'), n: 1 }]);
    await expect(fake.client.send(transact([add('1', 2)], { ClientRequestToken: 't' }))).rejects.toMatchObject({
      name: 'IdempotentParameterMismatchException',
    });
    now = 10 * 60 * 1000;
    await again();
    expect(fake.rows(SHELF)).toEqual([{ ...at('1'), n: 2 }]);
  });

  it('reads several rows at once, in their order, with a gap for what is not there', async () => {
    const fake = givenShelf();
    fake.put(SHELF, { ...at('1'), a: 1, b: 2 });
    const gets = [{ Get: { ...T, Key: at('2') } }, { Get: { ...T, Key: at('1'), ProjectionExpression: 'a' } }];
    const { Responses } = await fake.client.send(new TransactGetCommand({ TransactItems: gets }));
    expect(Responses).toEqual([{}, { Item: { a: 1 } }]);
  });
});

describe('a batch', () => {
  const batchWrite = (...requests: NonNullable<BatchWriteCommand['input']['RequestItems']>[string]) =>
    new BatchWriteCommand({ RequestItems: { [SHELF]: requests } });
  const batchGet = (...Keys: { pk: string; sk: string }[]) =>
    new BatchGetCommand({ RequestItems: { [SHELF]: { Keys } } });
  const putRequest = (sk: string) => ({ PutRequest: { Item: at(sk) } });

  it('puts and deletes', async () => {
    const fake = givenShelf();
    fake.put(SHELF, at('1'));
    const answer = await fake.client.send(batchWrite(putRequest('2'), { DeleteRequest: { Key: at('1') } }));
    expect(answer.UnprocessedItems).toEqual({});
    expect(fake.rows(SHELF)).toEqual([at('2')]);
  });

  it('gets what is there, in no order to rely on', async () => {
    const fake = givenShelf();
    const keys = ['1', '2', '3', '4', '5'].map(at);
    for (const key of keys) fake.put(SHELF, key);
    const found = (await fake.client.send(batchGet(...keys, at('no')))).Responses?.[SHELF] ?? [];
    expect(found).not.toEqual(keys);
    expect(new Set(found.map(({ sk }) => sk))).toEqual(new Set(keys.map(({ sk }) => sk)));
  });

  it('refuses duplicates and too many', async () => {
    const { client } = givenShelf();
    const many = Array.from({ length: 101 }, (_, n) => `${n}`);
    await expect(client.send(batchGet(at('1'), at('1')))).rejects.toThrow('contains duplicates');
    await expect(client.send(batchGet(...many.map(at)))).rejects.toThrow(
      'Too many items requested for the BatchGetItem call',
    );
    await expect(client.send(batchWrite(putRequest('1'), { DeleteRequest: { Key: at('1') } }))).rejects.toThrow(
      'duplicates',
    );
    await expect(client.send(batchWrite(...many.slice(0, 26).map(putRequest)))).rejects.toThrow('Too many items');
    await expect(client.send(batchGet())).rejects.toThrow('BatchGetItem must have some requests set');
  });
});

describe('an error', () => {
  const guarded = (more = {}) =>
    new PutCommand({ ...T, Item: at('1'), ConditionExpression: 'attribute_not_exists(pk)', ...more });

  it('of a condition is the real class, with the marshalled item if that was asked for', async () => {
    const fake = givenShelf();
    fake.put(SHELF, { ...at('1'), n: 1 });
    const plain = await fake.client.send(guarded()).catch((thrown: unknown) => thrown);
    expect(plain).toBeInstanceOf(ConditionalCheckFailedException);
    expect(plain).toMatchObject({ message: 'The conditional request failed', $metadata: { httpStatusCode: 400 } });
    expect(plain).toHaveProperty('Item', undefined);
    await expect(fake.client.send(guarded({ ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }))).rejects.toMatchObject({
      Item: { pk: { S: 'book' }, sk: { S: '1' }, n: { N: '1' } },
    });
  });

  it('of an unknown table is the real class', async () => {
    const refusal = givenShelf().client.send(new PutCommand({ TableName: 'no', Item: at('1') }));
    await expect(refusal).rejects.toBeInstanceOf(ResourceNotFoundException);
  });
});
