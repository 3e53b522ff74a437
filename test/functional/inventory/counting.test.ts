import { beforeEach, describe, expect, it } from '@jest/globals';
import { countStock } from '#functions/inventory/application/count-stock.ts';
import { releaseStock } from '#functions/inventory/application/release-stock.ts';
import { counts, type Stockroom, stockroom } from '#test/support/builders/inventory.ts';

const DAY = 86_400;

let room: Stockroom;

const count = (idempotencyKey: string, quantity = 1) =>
  countStock(room.ports)({ sku: 'CUP', quantity, route: 'adjustStock', by: 'admin', idempotencyKey }, room.act());

const remembered = (): number => Object.keys(room.stocks()[0]?.counted ?? {}).length;

const remember = (many: number, secondsAgo: number): void => {
  const counted = counts(room, many, secondsAgo);
  room.rewrite(() => ({ counted }));
};

describe('a SKU that was counted very often on a day long ago', () => {
  beforeEach(async () => {
    room = await stockroom(10, 'CUP');
  });

  it.each([400, 1_000])('is counted again, and forgets its %d counts a part at a time', async (many) => {
    remember(many, DAY + 1);
    expect((await count('first')).stock).toMatchObject({ available: 11 });
    expect(remembered()).toBe(many - 50 + 1);
    for (let index = 1; index < many / 50; index++) await count(`next ${index}`, index % 2 === 0 ? 1 : -1);
    expect(remembered()).toBe(many / 50);
  });

  it('forgets them also as orders come and go', async () => {
    remember(100, DAY + 1);
    for (const orderId of ['ord_1', 'ord_2'])
      await releaseStock(room.ports)({ orderId, lines: [{ sku: 'CUP', quantity: 1 }] }, room.act());
    expect(remembered()).toBe(0);
  });
});

describe('a SKU that was counted 2,000 times within a day', () => {
  beforeEach(async () => {
    room = await stockroom(10, 'CUP');
    await count('before');
    const others = counts(room, 1_998, DAY - 60);
    room.rewrite(({ counted }) => ({ counted: { ...others, ...counted } }));
  });

  it.each([1, -1])('is not counted once more (%d), and says when it can be', async (quantity) => {
    await expect(count('once more', quantity)).rejects.toMatchObject({
      name: 'TooManyCounts',
      facts: { sku: 'CUP', limit: 2_000, retryAfterSeconds: 61 },
    });
    room.world.pass(61_000);
    expect(await count('once more', quantity)).toMatchObject({ stock: { available: 11 + quantity }, replayed: false });
  });

  it('leaves the key that it refused to another request', async () => {
    await expect(count('once more', 1)).rejects.toMatchObject({ name: 'TooManyCounts' });
    room.world.pass(61_000);
    expect((await count('once more', 2)).stock).toMatchObject({ available: 13 });
  });

  it('answers again what it counted', async () => {
    expect(await count('before')).toMatchObject({ stock: { available: 11 }, replayed: true });
  });
});

describe('receipts under one key at the same moment as one under another', () => {
  beforeEach(async () => {
    room = await stockroom(1, 'CUP');
  });

  it('are counted once and answered alike, and all but one are marked as replayed', async () => {
    const answers = await Promise.all([count('a', 5), count('a', 5), count('b', 7), count('a', 5), count('a', 5)]);
    const [first, ...again] = [...answers.slice(0, 2), ...answers.slice(3)].toSorted(
      (a, b) => Number(a.replayed) - Number(b.replayed),
    );
    const later = await count('a', 5);
    expect(first).toEqual({ ...later, replayed: false });
    expect(again).toEqual([later, later, later]);
    expect(room.stocks()[0]).toMatchObject({ available: 13, received: 13 });
  });
});
