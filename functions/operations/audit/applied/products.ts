import { ProductPublished, ProductRetired, ProductRetiredV2 } from '#functions/catalog/contract/events.ts';
import type { Product } from '#functions/catalog/domain/product.ts';
import type { SubscriptionCheck, Unapplied } from '#functions/operations/audit/applied/subscription-check.ts';
import type { Joined } from '#functions/operations/audit/join.ts';
import { productRow, replicaRow, stockRow } from '#functions/operations/audit/row-names.ts';
import type { Keeper } from '#functions/operations/audit/tables.ts';
import { eventId } from '#functions/shared/events/envelope.ts';

type Sku = { readonly sku: string; readonly product: Product; readonly published: number };

/**
 * The SKUs of products in a state, with the sequence of what was last published of each.
 * @param before how many events of that change stand between the one that is looked for and its last
 */
const skusOf = ({ products, published, since }: Joined, status: Product['status'], before = 0): Sku[] =>
  products
    .filter((product) => product.status === status && product.updatedAt >= since)
    .flatMap((product) => {
      const last = published.lastSequenceOf(product.id);
      if (last === undefined) return [];
      const sequence = Math.min(last, product.version) - before;
      return product.variants.map(({ sku }) => ({ sku, product, published: sequence }));
    });

const unapplied = ({ product, published }: Sku, row: string, what: string): Unapplied => ({
  eventId: eventId(product.id, published),
  occurredAt: product.updatedAt,
  aggregateId: product.id,
  rows: [productRow(product.id), row],
  what,
});

/** A row that was made by what inventory said has no sequence of the catalogue's yet. */
const behind =
  ({ replicaOf }: Joined, keeper: Keeper) =>
  (of: Sku): Unapplied[] => {
    const { sequence } = replicaOf[keeper].get(of.sku) ?? {};
    return sequence !== undefined && sequence >= of.published
      ? []
      : [
          unapplied(
            of,
            replicaRow(keeper, of.sku),
            `${keeper} knows ${of.sku} as of ${sequence ?? 'never'}, published was ${of.published}`,
          ),
        ];
  };

/** A context that keeps what it needs of each SKU, from two events. */
const replicaChecks = (
  keeper: Keeper,
  retired: typeof ProductRetired | typeof ProductRetiredV2,
): readonly SubscriptionCheck[] =>
  (
    [
      [ProductPublished, 'published', 0],
      // Of one retirement version 2 is told right before version 1.
      [retired, 'retired', retired === ProductRetiredV2 ? 1 : 0],
    ] as const
  ).map(([event, status, before]) => ({
    event,
    subscriber: keeper,
    queue: 'inbox',
    unapplied: (evidence) => skusOf(evidence, status, before).flatMap(behind(evidence, keeper)),
  }));

export const productChecks: readonly SubscriptionCheck[] = [
  ...replicaChecks('orders', ProductRetired),
  ...replicaChecks('cart', ProductRetiredV2),
  ...replicaChecks('shipping', ProductRetired),
  {
    event: ProductPublished,
    subscriber: 'inventory',
    queue: 'inbox',
    unapplied: (evidence) =>
      skusOf(evidence, 'published')
        .filter(({ sku }) => !evidence.stockOf.has(sku))
        .map((of) => unapplied(of, stockRow(of.sku), `inventory does not know ${of.sku}`)),
  },
];
