import { pact } from '#test/tools/packages.ts';
import { PENDING_ORDER } from '#test/tools/pact/inboxes.ts';

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
const skus = eachLike(sku);
const level = regex('^(in|low|out)$', 'in');
const status = regex('^(active|retired)$', 'active');
const taxCategory = regex('^(standard|reduced|zero)$', 'standard');
const productId = regex('^prd_[0-9a-z]{26}$', 'prd_gabkhbtd90ehhbgjwdehmm1v9k');
const orderId = regex('^ord_[0-9a-z]{26}$', PENDING_ORDER);
const cart = { id: regex('^crt_[0-9a-z]{26}$', 'crt_4fyz1p10jtqtgfwx3hq3gard08'), version: integer(1) };
const quoteId = regex('^quo_[0-9a-z]{26}$', 'quo_4fyz1p10jtqtgfwx3hq3gard08');
const guest = regex('^guest_[0-9a-z]{26}$', 'guest_hpv464q6cn0kv0xe99p5vxnyc8');
const customer = string('sub-1');
const title = string('Stoneware mug');
const description = string('Holds 300 ml.');
const prices = like({ EUR: 1290 });
const weightGrams = integer(350);
const lines = eachLike({ sku, quantity: integer(2) });

/** A variant's own title, where it has one, stands behind the product's. */
const variant = { sku, title: string('Blue'), prices, status };

const from = (provider: string, consumer: string, event: string, data: EventReader['data']): EventReader => ({
  provider,
  consumer,
  event,
  data,
});

/** For every entry of every context's subscriptions, the fields that its reaction acts on and no others. */
export const eventReaders: readonly EventReader[] = [
  from('catalog', 'catalog', 'ProductPublished.v1', {
    id: productId,
    title,
    description,
    language: string('en'),
    translations: like({ de: { title: 'Steingutbecher', description: 'Fasst 300 ml.' } }),
    category: eachLike('Kitchen'),
    brand: string('Hearth'),
    media: eachLike('https://shop.example/media/mug.jpg'),
    attributes: like({ Material: 'Stoneware' }),
    variants: eachLike({ ...variant, options: like({ Colour: 'Blue' }) }),
  }),
  from('catalog', 'catalog', 'ProductRetired.v2', { productId }),
  from('catalog', 'orders', 'ProductPublished.v1', {
    id: productId,
    title,
    taxCategory,
    variants: eachLike(variant),
  }),
  from('catalog', 'orders', 'ProductRetired.v1', { productId, skus }),
  from('catalog', 'inventory', 'ProductPublished.v1', { variants: eachLike({ sku }) }),
  from('catalog', 'cart', 'ProductPublished.v1', { id: productId, title, variants: eachLike(variant) }),
  from('catalog', 'cart', 'ProductRetired.v2', { productId, skus }),
  from('catalog', 'shipping', 'ProductPublished.v1', {
    id: productId,
    variants: eachLike({ sku, prices, status, weightGrams }),
  }),
  from('catalog', 'shipping', 'ProductRetired.v1', { productId, skus }),
  from('customers', 'cart', 'GuestClaimed.v1', { guest, customer }),
  from('customers', 'notifications', 'GuestClaimed.v1', { guest, customer }),
  from('customers', 'orders', 'GuestClaimed.v1', { guest, customer }),
  from('customers', 'shipping', 'GuestClaimed.v1', { guest }),
  from('inventory', 'cart', 'StockLevelChanged.v1', { sku, level }),
  from('inventory', 'catalog', 'StockLevelChanged.v1', { sku, level }),
  from('orders', 'cart', 'OrderConfirmed.v1', { orderId, owner: string('buyer-1'), lines, cart }),
  from('orders', 'inventory', 'OrderConfirmed.v1', { orderId, lines }),
  from('orders', 'orders', 'OrderPlaced.v1', { orderId }),
  from('orders', 'orders', 'CheckoutOverdue.v1', { orderId, attempt: integer(1) }),
  from('orders', 'shipping', 'OrderConfirmed.v1', { quoteId }),
];
