import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EventExamples } from '#scripts/contracts/asyncapi/event-examples.ts';
import type { Examples } from '#scripts/contracts/openapi/examples.ts';
import { type Json, sortedByKey } from '#scripts/contracts/openapi/json.ts';
import { cartChapter } from '#test/contracts/http/chapters/cart.ts';
import { catalogChapter } from '#test/contracts/http/chapters/catalog.ts';
import { customersChapter } from '#test/contracts/http/chapters/customers.ts';
import { guestOrdersChapter } from '#test/contracts/http/chapters/guest-orders.ts';
import { importsChapter } from '#test/contracts/http/chapters/imports.ts';
import { inventoryChapter } from '#test/contracts/http/chapters/inventory.ts';
import { notificationsChapter } from '#test/contracts/http/chapters/notifications.ts';
import { operationsChapter } from '#test/contracts/http/chapters/operations.ts';
import { ordersChapter } from '#test/contracts/http/chapters/orders.ts';
import { paymentsChapter } from '#test/contracts/http/chapters/payments.ts';
import { searchChapter } from '#test/contracts/http/chapters/search.ts';
import { shippingChapter } from '#test/contracts/http/chapters/shipping.ts';
import { type Book, openBook } from '#test/contracts/http/recorder.ts';

/** In their order: each finds the world as the ones before it left it. */
const CHAPTERS: readonly ((book: Book) => Promise<void>)[] = [
  catalogChapter,
  inventoryChapter,
  searchChapter,
  customersChapter,
  cartChapter,
  shippingChapter,
  notificationsChapter,
  ordersChapter,
  guestOrdersChapter,
  paymentsChapter,
  operationsChapter,
  importsChapter,
];

export type Told = { readonly http: Examples; readonly events: EventExamples };

/** A day in the shop, the same each time: what was asked and answered, and the first event of each kind. */
export const tellScenario = async (): Promise<Told> => {
  const folder = mkdtempSync(join(tmpdir(), 'bazaar-'));
  const book = openBook(folder);
  for (const chapter of CHAPTERS) await chapter(book);
  rmSync(folder, { recursive: true });
  const events = [...book.system.published].reverse().map((event) => [event['detail-type'], event.detail] as const);
  return { http: book.examples, events: sortedByKey(JSON.parse(JSON.stringify(events)) as [string, Json][]) };
};
