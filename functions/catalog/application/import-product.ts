import { type Changed, putProduct } from '#functions/catalog/application/change-product.ts';
import type { ChangePorts } from '#functions/catalog/application/ports.ts';
import type { ProductInput } from '#functions/catalog/contract/product-input.ts';
import { create } from '#functions/catalog/domain/create-product.ts';
import { replace } from '#functions/catalog/domain/edit-product.ts';
import { publish } from '#functions/catalog/domain/publish-product.ts';
import { derivedId } from '#functions/shared/kernel/ids.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

export type ProductToImport = {
  readonly externalId: string;
  readonly body: ProductInput & { readonly publish?: boolean | undefined };
};

/** Its name elsewhere is its id here, so that an import may run again: what is as given is not written. */
export const importProduct =
  (ports: ChangePorts) =>
  ({ externalId, body }: ProductToImport, trace: Trace): Promise<Changed> => {
    const id = derivedId('prd', 'external', externalId);
    const { publish: onSale = false, ...content } = body;
    return putProduct(ports)(id, trace, (before, act) => {
      if (before === undefined) return create({ id, externalId, content, publish: onSale }, act);
      const replaced = replace(before, content);
      return onSale ? publish(replaced, act) : replaced;
    });
  };
