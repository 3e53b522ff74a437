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
import { lateOrdersChapter } from '#test/contracts/http/chapters/late-orders.ts';
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
  lateOrdersChapter,
];

export type Told = { readonly http: Examples; readonly events: EventExamples };

const fieldsIn = (value: Json): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>((sum, inner) => sum + 1 + fieldsIn(inner), 0)
    : 0;

/** Of each kind the event that says the most, so that fields are shown that not every event has; of equals the first. */
const fullestOf = (published: readonly (readonly [string, Json])[]): EventExamples => {
  const fullest = [...Map.groupBy(published, ([type]) => type)].map(([type, same]) => {
    const [first = null, ...others] = same.map(([, detail]) => detail);
    return [type, others.reduce((best, one) => (fieldsIn(one) > fieldsIn(best) ? one : best), first)] as const;
  });
  return sortedByKey(fullest);
};

/** A day in the shop, the same each time: what was asked and answered, and the fullest event of each kind. */
export const tellScenario = async (): Promise<Told> => {
  const folder = mkdtempSync(join(tmpdir(), 'bazaar-'));
  const book = openBook(folder);
  for (const chapter of CHAPTERS) await chapter(book);
  rmSync(folder, { recursive: true });
  const published = book.system.published.map((event) => [event['detail-type'], event.detail] as const);
  return { http: book.examples, events: fullestOf(JSON.parse(JSON.stringify(published)) as [string, Json][]) };
};
