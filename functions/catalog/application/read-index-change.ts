import type { IndexChange } from '#functions/catalog/application/search-ports.ts';
import { ProductPublished, ProductRetiredV2 } from '#functions/catalog/contract/events.ts';
import { StockLevelChanged } from '#functions/inventory/contract/events.ts';
import type { EventDefinition, EventOf } from '#functions/shared/events/define-event.ts';

type Reading = { readonly definition: EventDefinition; readonly read: (detail: never) => IndexChange };

const reading = <D extends EventDefinition>(definition: D, read: (detail: EventOf<D>) => IndexChange): Reading => ({
  definition,
  read: read as Reading['read'],
});

const READINGS: readonly Reading[] = [
  reading(ProductPublished, ({ meta, data }) => ({
    kind: 'listed',
    sequence: meta.sequence,
    at: meta.occurredAt,
    product: data,
  })),
  reading(ProductRetiredV2, ({ meta, data }) => ({ kind: 'gone', sequence: meta.sequence, id: data.productId })),
  reading(StockLevelChanged, ({ meta, data }) => ({ kind: 'level', sequence: meta.sequence, ...data })),
];

type BusMessage = { readonly 'detail-type': string; readonly detail: unknown };

/** @throws Error on a message that is no event of ours */
export const readIndexChange = (body: string): IndexChange => {
  const message = JSON.parse(body) as BusMessage;
  const found = READINGS.find(({ definition }) => definition.detailType === message['detail-type']);
  if (found === undefined)
    throw new Error(`No reading of ${message['detail-type']}: the rule and the handler do not agree.`);
  return found.read(found.definition.detail.parse(message.detail) as never);
};
