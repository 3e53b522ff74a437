import { beforeEach, describe, expect, it } from '@jest/globals';
import { shardNumber, shardOf } from '#functions/orders/adapters/orders-table.ts';
import { listUnsettledOrders } from '#functions/orders/contract/routes.ts';
import { admin } from '#test/support/system/api-call.ts';
import type { Answer, OfflineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, systemsWith } from '#test/support/system/shop.ts';
import { tableOf } from '#test/support/system/tables.ts';

type Page = { readonly items: readonly { readonly id: string }[]; readonly nextCursor?: string };

const STATUS = 'NEEDS_ATTENTION';

const open = systemsWith(CUP);
let system: OfflineSystem;
let parked: Record<string, unknown>;

const setUp = async () => {
  system = await open();
  system.suffer((task) => (task === 'ConfirmOrder' || task === 'UndoPayment' ? 'fails' : 'fine'));
  await place(system);
  await system.settle();
  const row = system.rows('orders').find(({ status }) => status === STATUS) ?? {};
  system.dynamo.remove(tableOf('orders'), { pk: String(row.pk), sk: 'order' });
  parked = row;
};

/** One more order that needs attention, since then. */
const add = (number: number, since: string): string => {
  const pk = `ord_${String(number * 7).padStart(26, '0')}`;
  const shard = shardOf(STATUS, shardNumber(pk));
  system.dynamo.put(tableOf('orders'), { ...parked, pk, sk: 'order', shard, since });
  return pk;
};

const minute = (number: number): string => new Date(Date.UTC(2026, 1, 1, 0, number)).toISOString();

/** The first five of one moment, the next five of another, and so on. */
const addInFives = (count: number): string[] =>
  Array.from({ length: count }, (_, number) => add(number, minute(Math.floor(number / 5))));

const list = async (query: Record<string, string>): Promise<Answer & { page: Page }> => {
  const answer = await system.call('orders', { route: listUnsettledOrders, query, as: admin });
  return { ...answer, page: answer.body as Page };
};

const idsIn = ({ items }: Page): string[] => items.map(({ id }) => id);

const everyPage = async (limit: string): Promise<string[][]> => {
  const pages: string[][] = [];
  let next: string | undefined;
  do {
    const { page } = await list({ limit, ...(next !== undefined && { cursor: next }) });
    pages.push(idsIn(page));
    next = page.nextCursor;
  } while (next !== undefined);
  return pages;
};

describe('GET /admin/orders', () => {
  beforeEach(setUp);

  it.each([1, 2, 3, 4, 7])('gives each order once, the oldest first, in pages of %d', async (limit) => {
    const ids = addInFives(16);
    const pages = await everyPage(String(limit));
    const seen = pages.flat();
    expect(seen.toSorted()).toEqual(ids.toSorted());
    const moments = seen.map((id) => Math.floor(ids.indexOf(id) / 5));
    expect(moments).toEqual(moments.toSorted((a, b) => a - b));
    for (const page of pages.slice(0, -2)) expect(page).toHaveLength(limit);
  });

  it('says that there is no more where all were given', async () => {
    addInFives(3);
    expect((await list({ limit: '100' })).page.nextCursor).toBeUndefined();
  });

  it('goes on where it was although orders are settled and added meanwhile', async () => {
    const ids = Array.from({ length: 8 }, (_, number) => add(number, minute(number)));
    const { page } = await list({ limit: '3' });
    for (const pk of idsIn(page)) system.dynamo.remove(tableOf('orders'), { pk, sk: 'order' });
    const late = add(99, minute(99));
    const rest = await list({ limit: '100', cursor: page.nextCursor ?? '' });
    expect(idsIn(rest.page)).toEqual([...ids.slice(3), late]);
  });

  it('does not take a cursor of another status', async () => {
    addInFives(2);
    const { page } = await list({ limit: '1' });
    expect(await list({ status: 'CANCELLING', cursor: page.nextCursor ?? '' })).toMatchObject({
      status: 400,
      body: { type: 'urn:bazaar:problem:invalid-cursor' },
    });
  });
});
