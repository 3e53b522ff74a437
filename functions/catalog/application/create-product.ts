import { type Changed, putProduct } from '#functions/catalog/application/change-product.ts';
import type { ChangePorts } from '#functions/catalog/application/ports.ts';
import type { ProductInput } from '#functions/catalog/contract/product-input.ts';
import { create } from '#functions/catalog/domain/create-product.ts';
import { derivedId, fingerprint } from '#functions/shared/kernel/ids.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { IdempotencyKeyReused } from '#functions/shared/runtime/api/errors.ts';

export type ProductToCreate = {
  readonly by: string;
  readonly idempotencyKey: string;
  readonly body: ProductInput & { readonly publish?: boolean | undefined };
};

/**
 * One product for each key of an operator: the same request again finds it made (change `none`).
 * @throws IdempotencyKeyReused for another request under the key
 */
export const createProduct =
  (ports: ChangePorts) =>
  ({ by, idempotencyKey, body }: ProductToCreate, trace: Trace): Promise<Changed> => {
    const id = derivedId('prd', by, idempotencyKey);
    const request = fingerprint(body);
    const { publish = false, ...content } = body;
    return putProduct(ports)(id, trace, (before, act) => {
      if (before === undefined) return create({ id, request, content, publish }, act);
      if (before.request === request) return before;
      throw new IdempotencyKeyReused('The key stands for another product; use a new one.', { id });
    });
  };
