import { setTimeout as delay } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { listedProduct, publishedMessage, type SearchShop, searchShop } from '#test/support/builders/catalog/search.ts';

let shop: SearchShop;

const batch = (number: number): string => publishedMessage(listedProduct(`prd_${number}`), number);

/** Of a second a fiftieth: a build of a few products takes as much less than one of a shop. */
const FASTER = 50;

const batches = (count: number): string[] => Array.from({ length: count }, (_, at) => batch(at + 1));

describe('builders of the index that race', () => {
  beforeEach(() => {
    shop = searchShop();
    Object.assign(shop.world, { sleep: (milliseconds: number) => delay(milliseconds / FASTER) });
  });
  afterEach(() => shop.end());

  const total = async () => (await shop.instance()()).body.total;

  it.each([2, 3, 8])('lose none of their batches: %i at once', async (count) => {
    const outcomes = await Promise.allSettled(batches(count).map((body) => shop.tell(body)));
    expect(outcomes.filter(({ status }) => status === 'rejected')).toEqual([]);
    expect(await total()).toBe(count);
    expect(shop.files()).toEqual([]);
  });

  it('lose none when two go on as long as there is something to tell', async () => {
    const waiting = batches(40);
    const builder = async (): Promise<void> => {
      for (let body = waiting.shift(); body !== undefined; body = waiting.shift()) await shop.tell(body);
    };
    await Promise.all([builder(), builder()]);
    expect(await total()).toBe(40);
  });

  it('lose none to one that was quicker five times', async () => {
    let quicker = 5;
    shop.bucket.hooks.before = async (key) => {
      if (!key.endsWith('current.json') || quicker === 0) return;
      const number = quicker;
      quicker = 0;
      await shop.tell(batch(number));
      quicker = number - 1;
    };
    await shop.tell(batch(6));
    expect(await total()).toBe(6);
  });

  it('give their batch back in the end, and leave nothing behind', async () => {
    let [sequence, hidden] = [1, false];
    shop.bucket.hooks.before = async (key) => {
      if (!key.endsWith('current.json') || hidden) return;
      hidden = true;
      sequence += 1;
      await shop.tell(publishedMessage(listedProduct('prd_1'), sequence));
      hidden = false;
    };
    await expect(shop.tell(batch(2))).rejects.toMatchObject({ name: 'ConcurrentChange' });
    expect(shop.files()).toEqual([]);
    expect(shop.bucket.keys().filter((key) => key.endsWith('.sqlite'))).toHaveLength(3);
  });
});
