import type { CartView } from '#functions/cart/contract/cart.ts';
import { ProductPublished, ProductRetiredV2 } from '#functions/catalog/contract/events.ts';
import { GuestClaimed } from '#functions/customers/contract/events.ts';
import { StockLevelChanged } from '#functions/inventory/contract/events.ts';
import { OrderConfirmed } from '#functions/orders/contract/events.ts';
import type { EventDefinition, EventOf } from '#functions/shared/events/define-event.ts';

export type Said<D extends EventDefinition> = {
  readonly definition: D;
  readonly data: EventOf<D>['data'];
  readonly aggregateId: string;
  readonly sequence: number;
  readonly occurredAt?: string | undefined;
};

/** Answers whether it was taken in; else the queue would bring it again. */
export type Tell = <D extends EventDefinition>(said: Said<D>) => Promise<boolean>;

type Prices = Readonly<Record<string, number>>;

const productOf = (sku: string, prices: Prices, status: 'active' | 'retired') => ({
  id: `prd_${sku}`,
  title: `The ${sku.toLowerCase()}`,
  description: '',
  category: ['Things'],
  taxCategory: 'standard' as const,
  media: [],
  attributes: {},
  status: 'published' as const,
  variants: [{ sku, prices, status }],
});

/** What catalog and inventory would say; each event is newer than the one before, unless its sequence is given. */
export const shelves = (tell: Tell) => {
  let last = 0;
  return {
    publish: (sku: string, prices: Prices, status: 'active' | 'retired' = 'active', sequence = ++last) =>
      tell({
        definition: ProductPublished,
        aggregateId: `prd_${sku}`,
        sequence,
        data: productOf(sku, prices, status),
      }),
    retire: (sku: string, sequence = ++last) =>
      tell({
        definition: ProductRetiredV2,
        aggregateId: `prd_${sku}`,
        sequence,
        data: { productId: `prd_${sku}`, skus: [sku], retiredAt: '2026-01-01T00:00:00.000Z' },
      }),
    level: (sku: string, level: 'in' | 'low' | 'out', sequence = ++last) =>
      tell({ definition: StockLevelChanged, aggregateId: `stk_${sku}`, sequence, data: { sku, level } }),
  };
};

type Named = Pick<CartView, 'id' | 'version'>;

/** What orders and customers would say. */
export const people = (tell: Tell) => ({
  confirm: (orderId: string, owner: string, cart: Named | undefined, quantities: Prices, occurredAt?: string) => {
    const lines = Object.entries(quantities).map(([sku, quantity]) => ({ sku, quantity }));
    const named = cart && { cart: { id: cart.id, version: cart.version } };
    return tell({
      definition: OrderConfirmed,
      aggregateId: orderId,
      sequence: 2,
      occurredAt,
      data: { orderId, owner, total: { amount: 1, currency: 'EUR' }, lines, ...named },
    });
  },
  claim: ({ owner: guest }: { readonly owner: string }, { owner: customer }: { readonly owner: string }) =>
    tell({ definition: GuestClaimed, aggregateId: guest, sequence: 1, data: { guest, customer } }),
});
