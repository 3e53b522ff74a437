import { PutObjectCommand } from '@aws-sdk/client-s3';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import { archiveReader } from '#functions/operations/adapters/archive-reader.ts';
import { allOf } from '#functions/operations/audit/all-of.ts';
import { operations } from '#test/support/builders/operations/operations.ts';

let ops: ReturnType<typeof operations>;
const setUp = () => {
  ops = operations();
};

const event = (id: string, occurredAt = '2026-01-01T10:00:00.000Z') => {
  const traceparent = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';
  const [aggregateId = '', sequence = '1'] = id.split('#');
  const about = { id, type: 'OrderPlaced', version: 1, aggregateId, sequence: Number(sequence), occurredAt };
  const meta = { ...about, correlationId: 'req', causationId: 'req', traceparent };
  return { source: 'bazaar.orders', 'detail-type': 'OrderPlaced.v1', detail: { meta, data: { orderId: aggregateId } } };
};
const body = (id: string, occurredAt?: string): string => JSON.stringify(event(id, occurredAt));
const lines = (key: string) =>
  (ops.bucket.objects.get(key) ?? '')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

describe('the archive', () => {
  beforeEach(setUp);

  it('keeps a batch as one object of JSON lines, each the envelope with its type and source', async () => {
    expect(await ops.archive(body('ord_1#1'), body('ord_2#1'))).toEqual({ batchItemFailures: [] });
    const [key = '', ...more] = [...ops.bucket.objects.keys()];
    expect(more).toEqual([]);
    expect(key).toMatch(/^events\/dt=2026-01-01\/[0-9a-z]{26}\.jsonl$/);
    const { detail, ...bus } = event('ord_1#1');
    expect(lines(key)).toMatchObject([{ ...bus, ...detail }, { meta: { id: 'ord_2#1' } }]);
  });

  it('keeps each day apart', async () => {
    await ops.archive(body('ord_1#1'), body('ord_1#2', '2026-01-02T00:00:00.000Z'));
    expect([...ops.bucket.objects.keys()].map((key) => key.slice(0, 20))).toEqual([
      'events/dt=2026-01-01',
      'events/dt=2026-01-02',
    ]);
  });

  it('writes the same batch under the same key, however often and in whatever order it comes', async () => {
    await ops.archive(body('ord_1#1'), body('ord_2#1'));
    await ops.archive(body('ord_2#1'), body('ord_1#1'));
    expect(ops.bucket.objects.size).toBe(1);
  });

  it('gives back the whole batch when the bucket does not take it', async () => {
    mockClient(ops.bucket.client).on(PutObjectCommand).rejects(new Error('slow down'));
    await expect(ops.archive(body('ord_1#1'))).rejects.toThrow('slow down');
  });

  it('gives back alone what is no event, and keeps the rest', async () => {
    const answer = await ops.archive('no json', body('ord_1#1'), JSON.stringify({ source: 'aws.s3', detail: {} }));
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm-0' }, { itemIdentifier: 'm-2' }] });
    expect(ops.bucket.objects.size).toBe(1);
  });

  it('is read over many pages and objects, from a day on', async () => {
    for (const day of ['01', '02', '03', '04', '05'])
      await ops.archive(body(`ord_${day}#1`, `2026-01-${day}T08:00:00.000Z`));
    const read = archiveReader(ops.bucket.client, 'archive');
    const ids = async (since?: string) => (await allOf(read(since))).map(({ meta }) => meta.id);
    expect(await ids()).toEqual(['ord_01#1', 'ord_02#1', 'ord_03#1', 'ord_04#1', 'ord_05#1']);
    expect(await ids('2026-01-03T23:00:00.000Z')).toEqual(['ord_03#1', 'ord_04#1', 'ord_05#1']);
  });

  it('tells which object is damaged', async () => {
    ops.bucket.objects.set('events/dt=2026-01-01/x.jsonl', '{"meta":\n');
    await expect(allOf(archiveReader(ops.bucket.client, 'archive')())).rejects.toThrow('x.jsonl is damaged in line 1');
  });
});
