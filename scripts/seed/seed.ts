import { setTimeout as delay } from 'node:timers/promises';
import { createProduct } from '#functions/catalog/contract/operator-routes.ts';
import { mapConcurrently } from '#functions/shared/runtime/concurrently.ts';
import { type KeyedProduct, productBody, receiptsOf } from '#scripts/seed/seed-product.ts';
import { seedProducts } from '#scripts/seed/seed-products.ts';
import { type Api, createApi, type Fetch } from '#scripts/shop/api.ts';
import { slugOf } from '#scripts/shop/failure.ts';
import { stockUp } from '#scripts/shop/stock/stock-up.ts';

type Seed = {
  readonly apiUrl: string;
  readonly adminToken: string;
  readonly log: (line: string) => void;
  readonly products?: readonly KeyedProduct[];
  readonly fetch?: Fetch;
  readonly sleep?: (milliseconds: number) => Promise<void>;
};

/** How many products the seed has, and what of it was not there before. */
type Seeded = { readonly products: number; readonly created: number; readonly received: number };

const CONCURRENCY = 6;

/** The product is there, but someone has changed the seed since, or has taken a SKU of it: theirs counts. */
const LEFT_ALONE: readonly (string | undefined)[] = ['idempotency-key-reused', 'sku-taken'];

/** Adds a product unless it is there already, in whatever state. @returns whether it was added */
const add = async (api: Api, product: KeyedProduct): Promise<boolean> => {
  const body = { ...productBody(product), publish: true };
  try {
    const { headers } = await api(createProduct, { body, idempotencyKey: product.externalId });
    return headers.get('idempotent-replayed') !== 'true';
  } catch (error) {
    if (LEFT_ALONE.includes(slugOf(error))) return false;
    throw error;
  }
};

const openApi = ({ apiUrl, adminToken, log, fetch: ownFetch, sleep }: Required<Omit<Seed, 'products'>>): Api =>
  createApi({
    fetch: ownFetch,
    sleep,
    now: () => new Date(),
    random: Math.random,
    baseUrl: apiUrl,
    token: async () => adminToken,
    onRetry: ({ problem }, waitMs) => log(`${problem.title} Trying again in ${waitMs} ms.`),
  });

/**
 * Puts the products of the demonstration shop on sale and their first stock on the shelf. What is there already stays
 * as it is, also where somebody has changed it, so that it can be called at every start.
 * @param seed `log` gets a line for each retry and one at the end
 * @throws Failure
 */
export const seed = async ({ products = seedProducts(), ...given }: Seed): Promise<Seeded> => {
  const sleep = given.sleep ?? ((milliseconds: number) => delay(milliseconds));
  const api = openApi({ ...given, fetch: given.fetch ?? fetch, sleep });
  const added = await mapConcurrently(products, CONCURRENCY, (product) => add(api, product));
  const first = products.flatMap((product, index) =>
    receiptsOf(product).map((receipt) => ({ ...receipt, isNew: added[index] === true })),
  );
  const { received } = await stockUp({ api, sleep, prefix: 'seed', concurrency: CONCURRENCY }, first);
  const created = added.filter(Boolean).length;
  given.log(`${products.length} products, ${created} of them new; stock of ${received} SKUs received`);
  return { products: products.length, created, received };
};
