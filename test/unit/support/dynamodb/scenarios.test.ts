import { DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#test/support/laws.ts';
import { givenShelf, KEY, SHELF, update } from './shelf.ts';

const put = (n: number) => new PutCommand({ TableName: SHELF, Item: { ...KEY, n } });
const get = new GetCommand({ TableName: SHELF, Key: KEY });

describe('an injected failure', () => {
  it('comes before the effect, once', async () => {
    const fake = givenShelf();
    fake.failNext('Put', new Error('throttled'));
    await expect(fake.client.send(put(1))).rejects.toThrow('throttled');
    expect(fake.rows(SHELF)).toEqual([]);
    await fake.client.send(put(1));
    expect(fake.rows(SHELF)).toHaveLength(1);
  });

  it('comes after the effect, as a time-out does', async () => {
    const fake = givenShelf();
    fake.failNext('Put', new Error('timed out'), 'after');
    await expect(fake.client.send(put(1))).rejects.toThrow('timed out');
    expect(fake.rows(SHELF)).toEqual([{ ...KEY, n: 1 }]);
    expect(fake.changes(SHELF)).toHaveLength(1);
  });

  it('waits in line for its own operation', async () => {
    const fake = givenShelf();
    fake.failNext('Put', new Error('first'), 'after');
    fake.failNext('Put', new Error('second'));
    await fake.client.send(get);
    await expect(fake.client.send(put(1))).rejects.toThrow('first');
    await expect(fake.client.send(put(2))).rejects.toThrow('second');
    expect(fake.rows(SHELF)).toEqual([{ ...KEY, n: 1 }]);
  });
});

describe('a snapshot', () => {
  it('brings back rows, indexes and stream, however often', async () => {
    const fake = givenShelf();
    const counter = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 });
    const add = (n: number) =>
      update(fake, {
        UpdateExpression: 'ADD n :n SET #s = :s',
        ExpressionAttributeNames: { '#s': 'state' },
        ExpressionAttributeValues: { ':n': n, ':s': `s${n}` },
      });
    const seen = () => ({ rows: fake.rows(SHELF), changes: fake.changes(SHELF) });
    await fc.assert(
      fc.asyncProperty(counter, counter, async (before, after) => {
        for (const n of before) await add(n);
        const [snapshot, known] = [fake.snapshot(), seen()];
        for (const _ of [1, 2]) {
          for (const n of after) await add(n);
          fake.restore(snapshot);
          expect(seen()).toEqual(known);
        }
      }),
      { numRuns: runs(25) },
    );
  });

  it('knows what was drained', () => {
    const fake = givenShelf();
    fake.put(SHELF, KEY);
    const snapshot = fake.snapshot();
    expect(fake.drainStream(SHELF)).toHaveLength(1);
    fake.restore(snapshot);
    expect(fake.drainStream(SHELF)).toHaveLength(1);
  });
});

describe('a race', () => {
  it('has one winner: each call takes effect before the next begins', async () => {
    const fake = givenShelf();
    const claim = (who: number) =>
      fake.client.send(
        new PutCommand({ TableName: SHELF, Item: { ...KEY, who }, ConditionExpression: 'attribute_not_exists(pk)' }),
      );
    const outcomes = await Promise.allSettled(Array.from({ length: 50 }, (_, who) => claim(who)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });
});

describe('the client', () => {
  it('is of the class that code asks for', () => {
    expect(givenShelf().client).toBeInstanceOf(DynamoDBDocumentClient);
  });
});
