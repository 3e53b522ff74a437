import { importProduct } from '#functions/catalog/contract/operator-routes.ts';
import { type KeyedProduct, productBody } from '#scripts/seed/seed-product.ts';
import type { Api } from '#scripts/shop/api.ts';
import { Failure, type Problem } from '#scripts/shop/failure.ts';

type Loaded = 'created' | 'changed' | 'unchanged' | { readonly bad: string };

/** Invalid, in conflict (such as a SKU that another product has), too large, or unprocessable: so it will stay. */
const REFUSALS: readonly (number | undefined)[] = [400, 409, 413, 422];

const reasonOf = ({ title, detail, errors }: Problem): string =>
  [title, detail, errors && JSON.stringify(errors)].filter(Boolean).join(' ');

/**
 * Makes the catalogue's product be as given, and puts it on sale. One that was retired stays retired and is refused.
 * @throws Failure when the fault is not the product's
 */
export const loadProduct =
  (api: Api) =>
  async (product: KeyedProduct): Promise<Loaded> => {
    const params = { externalId: product.externalId };
    try {
      const { status, headers } = await api(importProduct, {
        params,
        body: { ...productBody(product), publish: true },
      });
      if (headers.get('bazaar-unchanged') === 'true') return 'unchanged';
      return status === 201 ? 'created' : 'changed';
    } catch (error) {
      if (error instanceof Failure && REFUSALS.includes(error.problem.status)) return { bad: reasonOf(error.problem) };
      throw error;
    }
  };
