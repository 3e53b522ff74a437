import {
  ProductPriceChanged,
  ProductPublished,
  ProductRetired,
  ProductRetiredV2,
} from '#functions/catalog/contract/events.ts';
import { isPublic, type Product, type Retired, toContract } from '#functions/catalog/domain/product.ts';
import { repriced } from '#functions/catalog/domain/repriced.ts';
import { eventsFromStates } from '#functions/shared/events/events-from-states.ts';
import { body, type EventBody, type OutgoingEvent } from '#functions/shared/events/outgoing-event.ts';
import type { Row } from '#functions/shared/events/relay.ts';

/** The sort key of products' rows; the table's other rows say nothing to the world. */
export const PRODUCT = 'product';

const priceChanges = (before: Product | undefined, after: Product): EventBody[] =>
  before?.status !== 'published'
    ? []
    : repriced(before, after).map((variant) =>
        body(ProductPriceChanged, {
          productId: after.id,
          sku: variant.after.sku,
          before: variant.before.prices,
          after: variant.after.prices,
          effectiveAt: after.pricedAt?.[variant.after.sku] ?? after.updatedAt,
        }),
      );

/** Version 1 comes last and keeps the row's own version: rows from before there was another gave it that id. */
const retirement = ({ id, variants, retiredAt }: Retired): EventBody[] => {
  const data = { productId: id, skus: variants.map(({ sku }) => sku) };
  return [body(ProductRetiredV2, { ...data, retiredAt }), body(ProductRetired, data)];
};

/**
 * What a change of state means to others. The whole product comes last, so that its event has the row's own version: a
 * resync, which knows only the row, gives it the same id.
 */
export const eventBodies = (before: Product | undefined, after: Product): EventBody[] => {
  if (after.status === 'published') return [...priceChanges(before, after), body(ProductPublished, toContract(after))];
  const wasKnown = before === undefined || before.status === 'published';
  return after.status === 'retired' && isPublic(after) && wasKnown ? retirement(after) : [];
};

/** Rows of version 1 hold the product as it is. A rewrite that is no change of the product keeps its version. */
export const toEvents = (before: Row | undefined, after: Row): OutgoingEvent[] => {
  if (after.sk !== PRODUCT || before?.version === after.version) return [];
  return eventsFromStates(before as Product | undefined, after as Product, eventBodies);
};
