import { type Changed, putProduct } from '#functions/catalog/application/change-product.ts';
import type { ChangePorts } from '#functions/catalog/application/ports.ts';
import type { ProductInput } from '#functions/catalog/contract/product-input.ts';
import { type Creation, create } from '#functions/catalog/domain/create-product.ts';
import type { Product } from '#functions/catalog/domain/product.ts';
import { settle } from '#functions/catalog/domain/settle.ts';
import { derivedId, fingerprint } from '#functions/shared/kernel/ids.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { IdempotencyKeyReused } from '#functions/shared/runtime/api/errors.ts';

export type ProductToCreate = {
  readonly by: string;
  readonly idempotencyKey: string;
  readonly body: ProductInput & { readonly publish?: boolean | undefined };
};

/** The same request says again what it said first, and the row when that was: with nothing kept beside it. */
const asMade = (creation: Creation, { createdAt: at, trace }: Product): Product => {
  const act = { at, trace };
  return settle(undefined, create(creation, act), act);
};

/**
 * One product for each key of an operator: the same request again gets it as it was made (change `none`), whatever became
 * of it since.
 * @throws IdempotencyKeyReused for another request under the key
 */
export const createProduct =
  (ports: ChangePorts) =>
  async ({ by, idempotencyKey, body }: ProductToCreate, trace: Trace): Promise<Changed> => {
    const id = derivedId('prd', by, idempotencyKey);
    const request = fingerprint(body);
    const { publish = false, ...content } = body;
    const creation = { id, request, content, publish };
    const { product, change } = await putProduct(ports)(id, trace, (before, act) => {
      if (before === undefined) return create(creation, act);
      if (before.request === request) return before;
      throw new IdempotencyKeyReused('The key stands for another product; use a new one.', { id });
    });
    return { product: change === 'none' ? asMade(creation, product) : product, change };
  };
