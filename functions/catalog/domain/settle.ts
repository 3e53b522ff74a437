import { ProductTooLarge } from '#functions/catalog/domain/errors.ts';
import { type Act, type Decided, type Product, toContract } from '#functions/catalog/domain/product.ts';
import { repriced } from '#functions/catalog/domain/repriced.ts';
import { eventBodies } from '#functions/catalog/domain/to-events.ts';
import { refuseRepeatedLanguage } from '#functions/catalog/domain/translations.ts';
import { versionAfter } from '#functions/shared/events/events-from-states.ts';
import { fingerprint } from '#functions/shared/kernel/ids.ts';

/** The whole product travels in one event, of which the bus takes 256 KB, envelope included. */
export const MAX_PRODUCT_BYTES = 200 * 1024;

const refuseOversized = (product: Product): void => {
  const bytes = Buffer.byteLength(JSON.stringify(toContract(product)));
  if (bytes > MAX_PRODUCT_BYTES)
    throw new ProductTooLarge(`${product.id} would have ${bytes} bytes; ${MAX_PRODUCT_BYTES} are allowed.`, {
      limit: MAX_PRODUCT_BYTES,
    });
};

const withVersion = (before: Product | undefined, after: Product): Product => ({
  ...after,
  version: versionAfter(before?.version ?? 0, eventBodies(before, after).length),
});

/** Of what gets other prices, since when; of the others, as it was. */
const pricedSince = (before: Product | undefined, decided: Decided, { at, pricesFrom = at }: Act) => {
  const skus = before === undefined ? [] : repriced(before, decided).map(({ after }) => after.sku);
  if (skus.length === 0) return {};
  return { pricedAt: { ...decided.pricedAt, ...Object.fromEntries(skus.map((sku) => [sku, pricesFrom])) } };
};

/**
 * The product to write, or `before` itself when the decision changes nothing.
 * @throws ProductTooLarge, LanguageRepeated
 */
export const settle = (before: Product | undefined, decided: Decided, act: Act): Product => {
  if (before !== undefined && fingerprint(before) === fingerprint(decided)) return before;
  const { at, trace } = act;
  const priced = pricedSince(before, decided, act);
  const written = {
    createdAt: before?.createdAt ?? at,
    updatedAt: at,
    version: before?.version ?? 0,
    trace,
    ...priced,
  };
  const after: Product = withVersion(before, { ...decided, ...written });
  refuseOversized(after);
  refuseRepeatedLanguage(after);
  return after;
};
