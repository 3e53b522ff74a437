import { ProductPublished, ProductRetired } from '#functions/catalog/contract/events.ts';
import type { Product } from '#functions/catalog/domain/product.ts';
import type { SubscriptionCheck, Unapplied } from '#functions/operations/audit/applied/subscription-check.ts';
import type { Replica } from '#functions/operations/audit/evidence.ts';
import type { Joined } from '#functions/operations/audit/join.ts';
import { productRow, replicaRow, stockRow } from '#functions/operations/audit/row-names.ts';
import { eventId } from '#functions/shared/events/envelope.ts';

type Sku = { readonly sku: string; readonly product: Product; readonly published: number };

/** The SKUs of products in a state, with the sequence of what was last published of each. */
const skusOf = ({ products, published, since }: Joined, status: Product['status']): Sku[] =>
  products
    .filter((product) => product.status === status && product.updatedAt >= since)
    .flatMap((product) => {
      const last = published.lastSequenceOf(product.id);
      if (last === undefined) return [];
      const sequence = Math.min(last, product.version);
      return product.variants.map(({ sku }) => ({ sku, product, published: sequence }));
    });

const unapplied = ({ product, published }: Sku, row: string, what: string): Unapplied => ({
  eventId: eventId(product.id, published),
  occurredAt: product.updatedAt,
  aggregateId: product.id,
  rows: [productRow(product.id), row],
  what,
});

const behind = (of: Sku, replica: Replica | undefined): Unapplied[] =>
  replica !== undefined && replica.sequence >= of.published
    ? []
    : [
        unapplied(
          of,
          replicaRow(of.sku),
          `orders knows ${of.sku} as of ${replica?.sequence ?? 'never'}, published was ${of.published}`,
        ),
      ];

const orders = { subscriber: 'orders', queue: 'inbox' } as const;

export const productChecks: readonly SubscriptionCheck[] = [
  {
    event: ProductPublished,
    ...orders,
    unapplied: (evidence) => skusOf(evidence, 'published').flatMap((of) => behind(of, evidence.replicaOf.get(of.sku))),
  },
  {
    event: ProductRetired,
    ...orders,
    unapplied: (evidence) => skusOf(evidence, 'retired').flatMap((of) => behind(of, evidence.replicaOf.get(of.sku))),
  },
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
