import { cartTable } from '#functions/cart/adapters/cart-table.ts';
import { cartSubscriptions } from '#functions/cart/contract/subscriptions.ts';
import { create as createCartApi } from '#functions/cart/handlers/api.ts';
import { create as createCartInbox } from '#functions/cart/handlers/inbox.ts';
import { customersTable } from '#functions/customers/adapters/customers-table.ts';
import { create as createCustomersApi } from '#functions/customers/handlers/api.ts';
import { create as createCustomersRelay } from '#functions/customers/handlers/relay.ts';
import { notificationsTable } from '#functions/notifications/adapters/notifications-table.ts';
import { notificationsSubscriptions } from '#functions/notifications/contract/subscriptions.ts';
import { create as createNotificationsApi } from '#functions/notifications/handlers/api.ts';
import { create as createNotificationsInbox } from '#functions/notifications/handlers/inbox.ts';
import { ordersSubscriptions } from '#functions/orders/contract/subscriptions.ts';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import { shippingTable } from '#functions/shipping/adapters/shipping-table.ts';
import { shippingSubscriptions } from '#functions/shipping/contract/subscriptions.ts';
import { create as createShippingApi } from '#functions/shipping/handlers/api.ts';
import { create as createShippingInbox } from '#functions/shipping/handlers/inbox.ts';
import type { Fetch } from '#scripts/shop/api.ts';
import { fakeCognito } from '#test/support/fakes/cognito.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeSecrets } from '#test/support/fakes/keys.ts';
import { type BusEvent, fakeBus } from '#test/support/system/fake-clients.ts';
import { type OfflineSystem, offlineSystem } from '#test/support/system/offline-system.ts';
import { type Context, toFunction } from '#test/unit/scripts/shop/support/gateway.ts';

const lambda = {} as never;

const table = (context: string): string => `shop-${context}`;

const TABLES = {
  [table('cart')]: cartTable,
  [table('customers')]: customersTable,
  [table('shipping')]: shippingTable,
  [table('notifications')]: notificationsTable,
};

/** What the constructs of a context would set: it signs with its own key and verifies the others'. */
const environmentOf = (context: string, signs?: string): Record<string, string> => ({
  [`${context.toUpperCase()}_TABLE`]: table(context),
  ...(signs && { SIGNING_SECRET_NAME: signs, SIGNING_KEY_PARAMETER: `/bazaar/test/keys/${signs}` }),
  GUEST_KEY_PARAMETER: '/bazaar/test/keys/guest',
  GUEST_SECONDS: '86400',
  QUOTE_LASTS_SECONDS: '3600',
  QUOTE_KEPT_SECONDS: '86400',
  USER_POOL_PARAMETER: '/bazaar/test/user-pool-id',
  USER_POOL_CLIENT_PARAMETER: '/bazaar/test/user-pool-client-id',
  BUS_NAME: 'bus',
  ARCHIVE_BUCKET: 'archive',
});

/** The functions of the contexts where people are known, over tables of their own. */
const peoplesFunctions = ({ world, functions: { parameters, bucket } }: OfflineSystem) => {
  const dynamo = fakeDynamo({
    tables: TABLES,
    clock: world.now,
    marshallOptions: { removeUndefinedValues: true },
  });
  const [pool, bus] = [fakeCognito(), fakeBus()];
  const clients = {
    dynamo: dynamo.client,
    parameters: parameters.client,
    secrets: fakeSecrets().client,
    identity: pool.client,
  };
  const worldOf = (context: string, signs?: string) => ({ ...world, environment: environmentOf(context, signs) });
  const api = {
    customers: createCustomersApi(worldOf('customers', 'guest'), clients),
    cart: createCartApi(worldOf('cart'), clients),
    shipping: createShippingApi(worldOf('shipping', 'quote'), clients),
    notifications: createNotificationsApi(worldOf('notifications', 'contact'), clients),
  };
  const relay = createCustomersRelay(worldOf('customers'), { events: bus.client, objects: bucket.client });
  const inboxes = [
    { hears: cartSubscriptions, handle: createCartInbox(worldOf('cart'), clients) },
    { hears: shippingSubscriptions, handle: createShippingInbox(worldOf('shipping'), clients) },
    { hears: notificationsSubscriptions, handle: createNotificationsInbox(worldOf('notifications'), clients) },
  ] as const;

  /** What customers has to tell, since it was asked last. */
  const told = async (): Promise<BusEvent[]> => {
    const changes = dynamo.drainStream(table('customers'));
    if (changes.length > 0) await relay(dynamo.toStreamEvent(table('customers'), changes), lambda);
    return bus.take();
  };
  return { api, inboxes, told, pool };
};

const hears = (definitions: readonly EventDefinition[], message: BusEvent): boolean =>
  definitions.some(({ detailType }) => detailType === message['detail-type']);

const inbox = (message: BusEvent) =>
  ({ Records: [{ messageId: message.detail.meta.id, body: JSON.stringify(message) }] }) as never;

/** The emulator's mailbox. */
const mailbox = ({ mails }: ReturnType<typeof fakeCognito>): Response =>
  new Response(
    JSON.stringify({
      messages: {
        '000000000000': mails.map(({ to, about, code }, index) => ({
          Source: 'no-reply@verificationemail.com',
          To: [to],
          Subject: `Your ${about} code`,
          BodyText: `Your ${about} code is ${code}`,
          BodyHtml: null,
          Timestamp: 1_767_000_000 + index,
        })),
      },
    }),
  );

/** The whole shop behind one `fetch`: every context's real handlers, a user pool with its mailbox, and what moves between. */
export const marketplace = () => {
  const system = offlineSystem();
  Object.entries({ 'user-pool-id': 'pool-1', 'user-pool-client-id': 'client-1' }).forEach(([name, value]) => {
    system.functions.parameters.kept.set(`/bazaar/test/${name}`, value);
  });
  const { api, inboxes, told, pool } = peoplesFunctions(system);
  let heard = 0;

  const moveOn = async (): Promise<void> => {
    await system.settle();
    const claims = await told();
    for (const message of claims)
      if (hears(ordersSubscriptions, message)) await system.deliver({ to: 'orders', message });
    for (const message of [...system.published.slice(heard), ...claims])
      for (const { hears: subscriptions, handle } of inboxes)
        if (hears(subscriptions, message)) await handle(inbox(message), lambda);
    heard = system.published.length;
  };

  let moving = Promise.resolve();
  /** Lets all that is under way come to its end; of several who wait, each for its own. */
  const settle = (): Promise<void> => {
    moving = moving.then(moveOn);
    return moving;
  };

  const all = { ...system.functions.api, ...api } as unknown as Record<Context, typeof api.customers>;

  const fetch: Fetch = async (address, init) => {
    if (new URL(address).pathname.startsWith('/_ministack')) return mailbox(pool);
    const asked = toFunction(address, init);
    if (asked === undefined) return new Response('{"message":"Not Found"}', { status: 404 });
    const { statusCode, headers, body } = await all[asked.context](asked.event, lambda);
    await settle();
    return new Response(body ?? null, { status: statusCode ?? 0, headers: headers as Record<string, string> });
  };

  return { fetch };
};
