import * as cart from '#functions/cart/contract/routes.ts';
import * as notifications from '#functions/notifications/contract/routes.ts';
import * as routes from '#functions/orders/contract/routes.ts';
import * as shipping from '#functions/shipping/contract/routes.ts';
import { address } from '#test/infra/exercise/chapters/shipping.ts';
import type { Chapter, Scene } from '#test/infra/exercise/scene.ts';

const lines = [{ sku: 'CUP', quantity: 2 }];
const PRICE = 1_998;

const wish = (paymentMethod: string, amount = PRICE) => ({
  lines,
  currency: 'EUR',
  expectedTotal: { amount, currency: 'EUR' },
  paymentMethod,
});

const placed = async ({ system, ask }: Scene, payment = 'tok_approve'): Promise<{ orderId: string }> => {
  const { body } = await ask('orders', routes.placeOrder, { body: wish(payment) });
  await system.settle();
  return { orderId: body.id ?? '' };
};

/** Every way that a checkout may end, its deadline passed. */
const checkOut = async (scene: Scene): Promise<void> => {
  for (const payment of ['tok_approve', 'tok_decline', 'tok_timeout', 'tok_error', 'tok_error_once'])
    await placed(scene, payment);
  scene.system.suffer((task) => (task === 'GiveUpCheckout' || task === 'AuthorisePayment' ? 'fails' : 'fine'));
  await placed(scene);
  scene.system.suffer(() => 'fine');
  await scene.system.passDeadline();
};

type Option = { readonly quote: string; readonly amount: { readonly amount: number } };

/** From the cart, with all that others signed. */
const fromCart = async ({ system, ask }: Scene): Promise<void> => {
  const { body: quoted } = await ask('shipping', shipping.createQuote, { body: { address, lines, currency: 'EUR' } });
  const [option] = quoted.options as unknown as readonly Option[];
  const { body: reached } = await ask('notifications', notifications.createContact, {
    body: { email: 'mary@example.com' },
  });
  const { body: mine } = await ask('cart', cart.getCart);
  const signed = { quote: option?.quote, contact: reached.contact, country: 'DE' };
  const order = wish('tok_approve', PRICE + (option?.amount.amount ?? 0));
  await ask('orders', routes.placeOrder, {
    body: { ...order, ...signed, cart: { id: mine.id, version: mine.version } },
  });
  await system.settle();
};

const asGuest = async ({ system, ask }: Scene): Promise<void> => {
  const { body } = await ask('orders', routes.placeOrderAsGuest, { body: wish('tok_approve') });
  await system.settle();
  await ask('orders', routes.getOrderAsGuest, { params: { orderId: body.id ?? '' } });
  await ask('orders', routes.listOrdersAsGuest);
};

/** Undone by the buyer, by an operator when the provider is away, and by the sweep of what stayed half undone. */
const cancel = async (scene: Scene): Promise<void> => {
  const { system, ask } = scene;
  await ask('orders', routes.cancelOrder, { params: await placed(scene), body: {} });
  await system.settle();
  system.suffer((task) => (task === 'UndoPayment' ? 'fails' : 'fine'));
  const params = await placed(scene);
  await ask('orders', routes.cancelAnyOrder, { params, body: {} });
  await system.settle();
  system.suffer(() => 'fine');
  await ask('orders', routes.listUnsettledOrders, { query: { status: 'NEEDS_ATTENTION' } });
  await ask('orders', routes.resumeOrder, { params });
  system.world.pass(3_600_000);
  await system.functions.scheduled.orders({ id: 'tick' }, {} as never);
  await system.settle();
};

export const orders: Chapter = async (scene) => {
  const { ask } = scene;
  await checkOut(scene);
  await fromCart(scene);
  await asGuest(scene);
  await cancel(scene);
  const params = await placed(scene);
  await ask('orders', routes.listOrders);
  await ask('orders', routes.listOrders, { query: { limit: '1' } });
  for (const route of [routes.getOrder, routes.getTimeline, routes.getAnyOrder, routes.getAnyTimeline])
    await ask('orders', route, { params });
};
