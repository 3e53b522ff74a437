import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { derivedId } from '#functions/shared/kernel/ids.ts';
import { buyer } from '#test/support/system/api-call.ts';
import { type OfflineSystem, offlineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, stock } from '#test/support/system/shop.ts';

const KEY = 'checkout-1';

/** The order that the world of every reader holds, PENDING: its id follows from the buyer and the key. */
export const PENDING_ORDER = derivedId('ord', buyer.sub, KEY);

/** The search index hears of events too; its queue's function is called otherwise. */
const readerOf = ({ inbox, indexer }: OfflineSystem['functions'], context: string) =>
  context === 'catalog' ? indexer.catalog : inbox[context as keyof typeof inbox];

/**
 * Hands one message to the function of a context that reads its queue, in a shop that sells cups and waits for one order to
 * be paid. @throws Error when it fails
 */
export const deliverTo = async (context: string, message: object): Promise<void> => {
  const folder = mkdtempSync(join(tmpdir(), 'bazaar-'));
  const system = offlineSystem({ folder });
  await stock(system, CUP);
  await place(system, { key: KEY });
  const record = { messageId: 'message-1', body: JSON.stringify(message) };
  const read = readerOf(system.functions, context);
  const { batchItemFailures } = await read({ Records: [record] } as never, {} as never);
  rmSync(folder, { recursive: true });
  if (batchItemFailures.length > 0) throw new Error(`${context} could not take the message.`);
};
