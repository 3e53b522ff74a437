import { importProduct } from '#functions/catalog/contract/operator-routes.ts';
import { bodyOf, type ImportedProduct } from '#functions/catalog/import/product.ts';
import type { Loaded } from '#functions/catalog/import/run/import-catalogue.ts';
import type { Api } from '#scripts/shop/api.ts';
import { Failure, type Problem, slugOf } from '#scripts/shop/failure.ts';

/** Invalid, in conflict (such as a SKU that another product has), too large, or unprocessable: so it will stay. */
const REFUSALS: readonly (number | undefined)[] = [400, 409, 413, 422];

/** Somebody else changed the product at the same moment: that passes. */
const MAX_ATTEMPTS = 3;

const reasonOf = ({ title, detail, errors }: Problem): string =>
  [title, detail, errors && JSON.stringify(errors)].filter(Boolean).join(' ').slice(0, 1_000);

const refusal = (failure: Failure): Loaded => ({
  bad: { code: 'refused', reason: reasonOf(failure.problem), problem: slugOf(failure) ?? 'unknown' },
});

/**
 * Makes the catalogue's product be as given, and puts it on sale. One that was retired stays retired and is refused.
 * @throws Failure when the fault is not the product's
 */
export const loadProduct =
  (api: Api) =>
  async (product: ImportedProduct, attempt = 1): Promise<Loaded> => {
    const params = { externalId: product.externalId };
    try {
      const { status, headers } = await api(importProduct, { params, body: { ...bodyOf(product), publish: true } });
      if (headers.get('bazaar-unchanged') === 'true') return 'unchanged';
      return status === 201 ? 'created' : 'changed';
    } catch (error) {
      if (slugOf(error) === 'concurrent-change' && attempt < MAX_ATTEMPTS)
        return loadProduct(api)(product, attempt + 1);
      if (error instanceof Failure && REFUSALS.includes(error.problem.status)) return refusal(error);
      throw error;
    }
  };

/** The first call goes alone: it signs in, once for all of them, and finds out whether there is a shop at all. */
export const firstAlone = <Given, Result>(
  act: (given: Given) => Promise<Result>,
): ((given: Given) => Promise<Result>) => {
  let first: Promise<unknown> | undefined;
  return async (given) => {
    if (first !== undefined) {
      await first;
      return act(given);
    }
    const result = act(given);
    first = result;
    return result;
  };
};
