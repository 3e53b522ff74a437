import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { toRow } from '#functions/cart/adapters/cart-row.ts';
import { cartTable } from '#functions/cart/adapters/cart-table.ts';
import type { CartView } from '#functions/cart/contract/cart.ts';
import { emptyCart, type OpenCart } from '#functions/cart/domain/cart.ts';
import * as api from '#functions/cart/handlers/api.ts';
import * as inbox from '#functions/cart/handlers/inbox.ts';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';
import { GUEST_HEADER, guestOwner } from '#functions/shared/runtime/api/guest.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { createSigner } from '#functions/shared/runtime/signing/signer.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeParameters, fakeSecrets } from '#test/support/fakes/keys.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';
import { toApiEvent } from '#test/support/system/api-call.ts';
import { people, shelves, type Tell } from './neighbours.ts';

const TABLE = 'cart-table';
const context = {} as never;

const environment = {
  CART_TABLE: TABLE,
  SIGNING_SECRET_NAME: 'guest-key',
  SIGNING_KEY_PARAMETER: 'guest-key',
  GUEST_KEY_PARAMETER: 'guest-key',
};

/** A customer or a guest, as requests show them and events name them. */
export type Shopper = { readonly owner: string; readonly token?: string };

export type Answer<Body = CartView> = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: Body;
};

type Route = Pick<RouteDefinition, 'method' | 'path'>;

type Asked = {
  readonly params?: Record<string, string>;
  readonly body?: unknown;
  readonly headers?: Record<string, string>;
};

const requestOf = (shopper: Shopper | undefined, { method, path }: Route, { headers = {}, ...asked }: Asked) =>
  shopper?.token
    ? toApiEvent({
        ...asked,
        route: { method, path: `/guest${path}` },
        headers: { ...headers, [GUEST_HEADER]: shopper.token },
      })
    : toApiEvent({ ...asked, route: { method, path }, headers, ...(shopper && { as: { sub: shopper.owner } }) });

/** A cart of so many lines, of one piece each: SKU-0, SKU-1, … */
const cartOfLines = (owner: string, count: number, at: number): OpenCart => {
  const seen = { price: 100, level: 'unknown' } as const;
  const parts = [{ quantity: 1, version: 1 }];
  const lines = Array.from({ length: count }, (_, index) => ({ sku: `SKU-${index}`, parts, seen }));
  return { ...emptyCart(owner), version: 1, currency: 'EUR', lines, born: at, changedAt: at };
};

/** The cart's handlers over fakes: what catalog, inventory, orders and customers would say is said by hand. */
export const cartShop = () => {
  const world = fakeWorld({ environment });
  const marshallOptions = { removeUndefinedValues: true };
  const dynamo = fakeDynamo({ tables: { [TABLE]: cartTable }, clock: world.now, marshallOptions });
  const parameters = fakeParameters().client;
  const sign = createSigner(world, 'gst', { secrets: fakeSecrets().client, parameters });
  const answer = api.create(world, { dynamo: dynamo.client, parameters });
  const hear = inbox.create(world, { dynamo: dynamo.client });

  const tell: Tell = async ({ definition, data, occurredAt = world.now().toISOString(), ...of }) => {
    const { name: type, version, detailType } = definition;
    const trace = { correlationId: 'c', causationId: 'k', traceparent: `00-${'a'.repeat(32)}-${'b'.repeat(16)}-01` };
    const meta = { id: `${of.aggregateId}#${of.sequence}`, type, version, occurredAt, ...of, ...trace };
    const record = { messageId: meta.id, body: JSON.stringify({ 'detail-type': detailType, detail: { meta, data } }) };
    return (await hear({ Records: [record] } as never, context)).batchItemFailures.length === 0;
  };

  const call = async (shopper: Shopper | undefined, route: Route, asked: Asked = {}): Promise<Answer<never>> => {
    const said = (await answer(requestOf(shopper, route, asked), context)) as APIGatewayProxyStructuredResultV2;
    return {
      status: said.statusCode ?? 0,
      headers: said.headers ?? {},
      body: JSON.parse(said.body || 'null') as never,
    };
  };

  return {
    world,
    dynamo,
    call,
    ...shelves(tell),
    ...people(tell),
    customer: (owner = 'buyer-1'): Shopper => ({ owner }),
    guest: async (name = 'a'): Promise<Shopper> => {
      const secret = name.padEnd(43, '-');
      return {
        owner: guestOwner(secret),
        token: await sign({ secret, expires: epochSeconds(world.now()) + 2_592_000 }),
      };
    },
    fill: ({ owner }: Shopper, count: number): void =>
      dynamo.put(TABLE, toRow(cartOfLines(owner, count, epochSeconds(world.now())))),
    rows: () => dynamo.rows(TABLE),
  };
};

export type CartShop = ReturnType<typeof cartShop>;
