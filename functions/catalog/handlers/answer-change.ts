import type { Changed } from '#functions/catalog/application/change-product.ts';
import { forOperators } from '#functions/catalog/application/views.ts';
import { created, etag, ok, replayed } from '#functions/shared/runtime/api/answers.ts';

/** Tells an importer that nothing was written. */
const unchanged = (change: Changed['change']) => ({ ...(change === 'none' && { 'bazaar-unchanged': 'true' }) });

const locationOf = ({ id }: Changed['product']) => ({ location: `/admin/products/${id}` });

export const changedAnswer = ({ product, change }: Changed) =>
  ok(forOperators(product), { ...etag(product.version), ...unchanged(change) });

export const createdAnswer = ({ product, change }: Changed) =>
  created(forOperators(product), { ...etag(product.version), ...locationOf(product), ...replayed(change === 'none') });

export const importedAnswer = (changed: Changed) =>
  changed.change === 'created' ? createdAnswer(changed) : changedAnswer(changed);
