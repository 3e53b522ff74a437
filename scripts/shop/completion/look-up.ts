import { listProducts } from '#functions/catalog/contract/routes.ts';
import { listOrders } from '#functions/orders/contract/routes.ts';
import type { Kind } from '#scripts/shop/completion/candidates.ts';
import { readAddresses } from '#scripts/shop/people/addresses.ts';
import type { Session } from '#scripts/shop/session.ts';

/** A thousand products: more are not looked through while somebody waits for a word. */
const MAX_PAGES = 10;
const PAGE = 100;
const RECENT = 20;

type Found = (words: readonly string[]) => void;

/** Tells each page as it comes, so that what was found in time counts. */
const skus = async ({ api }: Session, found: Found): Promise<void> => {
  let cursor: string | undefined;
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const { body } = await api(listProducts, { query: { cursor, limit: PAGE } });
    found(body.items.flatMap(({ variants }) => variants.map(({ sku }) => sku)));
    cursor = body.nextCursor;
    if (cursor === undefined) return;
  }
};

const orderIds = async ({ mine, guest, account }: Session, found: Found): Promise<void> => {
  // To press tab is no reason for a guest to begin.
  if (guest && account().read().guest === undefined) return;
  const { body } = await mine(listOrders, { query: { limit: RECENT } });
  found(body.items.map(({ id }) => id));
};

const addressIds = async ({ api }: Session, found: Found): Promise<void> =>
  found((await readAddresses(api)).map(({ id }) => id));

/** How things of a kind are found. They tell what they find and throw when they cannot. */
export const LOOK_UPS: Readonly<Record<Kind, (session: Session, found: Found) => Promise<void>>> = {
  sku: skus,
  orderId: orderIds,
  addressId: addressIds,
};
