import { pact } from '#test/tools/packages.ts';

const { eachLike, integer, like, regex, string } = pact.Matchers;

/** What one context reads of one event of another: the fields that its reaction uses, and of which kind they must be. */
export type EventReader = {
  readonly consumer: string;
  readonly provider: string;
  /** The detail type. */
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
};

const sku = regex('^[A-Z0-9][A-Z0-9._-]{0,63}$', 'MUG-BLUE');
const level = regex('^(in|low|out)$', 'in');
const state = regex('^(active|retired)$', 'active');
const instant = regex('^\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z$', '2026-01-01T00:00:00.000Z');
const productId = regex('^prd_[0-9a-z]{26}$', 'prd_gabkhbtd90ehhbgjwdehmm1v9k');
const orderId = regex('^ord_[0-9a-z]{26}$', 'ord_4fyz1p10jtqtgfwx3hq3gard08');
const prices = like({ EUR: 1290 });

const from = (provider: string, consumer: string, event: string, data: EventReader['data']): EventReader => ({
  provider,
  consumer,
  event,
  data,
});

export const eventReaders: readonly EventReader[] = [
  from('catalog', 'orders', 'ProductPublished.v1', {
    id: productId,
    title: string('Stoneware mug'),
    taxCategory: regex('^(standard|reduced|zero)$', 'standard'),
    variants: eachLike({ sku, prices, status: state }),
  }),
  from('catalog', 'orders', 'ProductRetired.v1', { productId, skus: eachLike(sku) }),
  from('catalog', 'inventory', 'ProductPublished.v1', { variants: eachLike({ sku }) }),
  from('catalog', 'cart', 'ProductPublished.v1', {
    id: productId,
    title: string('Stoneware mug'),
    variants: eachLike({ sku, prices, status: state }),
  }),
  from('catalog', 'cart', 'ProductRetired.v2', { productId, skus: eachLike(sku), retiredAt: instant }),
  from('catalog', 'shipping', 'ProductPublished.v1', {
    id: productId,
    variants: eachLike({ sku, prices, status: state }),
  }),
  from('catalog', 'shipping', 'ProductRetired.v1', { productId, skus: eachLike(sku) }),
  from('inventory', 'cart', 'StockLevelChanged.v1', { sku, level }),
  from('orders', 'inventory', 'OrderConfirmed.v1', { orderId, lines: eachLike({ sku, quantity: integer(2) }) }),
  from('orders', 'cart', 'OrderConfirmed.v1', {
    orderId,
    owner: string('buyer-1'),
    lines: eachLike({ sku, quantity: integer(2) }),
  }),
  from('orders', 'shipping', 'OrderConfirmed.v1', { orderId }),
];
