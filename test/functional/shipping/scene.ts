import { ProductPublished, ProductRetired } from '#functions/catalog/contract/events.ts';
import { GuestClaimed } from '#functions/customers/contract/events.ts';
import { OrderConfirmed } from '#functions/orders/contract/events.ts';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import { openToken, publicKeyFrom } from '#functions/shared/runtime/signing/signed-token.ts';
import { shippingTable } from '#functions/shipping/adapters/shipping-table.ts';
import { type QuoteToken, quoteTokenSchema } from '#functions/shipping/contract/quote-token.ts';
import { apiDependencies } from '#functions/shipping/dependencies.ts';
import { create as createApi } from '#functions/shipping/handlers/api.ts';
import { create as createInbox } from '#functions/shipping/handlers/inbox.ts';
import { GUEST_KEY_PARAMETER, guestKeys } from '#test/support/builders/guests.ts';
import { trace } from '#test/support/builders/orders.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeParameters, fakeSecrets } from '#test/support/fakes/keys.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';
import { type ApiCall, toApiEvent } from '#test/support/system/api-call.ts';

const TABLE = 'bazaar-test-shipping-table';
const KEY_PARAMETER = '/bazaar/test/keys/quote';

const environment = {
  SHIPPING_TABLE: TABLE,
  QUOTE_LASTS_SECONDS: '1800',
  QUOTE_KEPT_SECONDS: '604800',
  SIGNING_SECRET_NAME: 'bazaar-test-shipping-quote-key',
  SIGNING_KEY_PARAMETER: KEY_PARAMETER,
  GUEST_KEY_PARAMETER,
};

export const ADDRESS = {
  name: 'Ada Byron',
  line1: 'Chausseestr. 117',
  line2: 'Hinterhaus',
  postalCode: '10115',
  city: 'Berlin',
  country: 'DE',
};

export type Option = {
  readonly method: string;
  readonly amount: { readonly amount: number; readonly currency: string };
  readonly days: { readonly min: number; readonly max: number };
  readonly quote: string;
};

export type QuoteBody = {
  readonly id: string;
  readonly expiresAt: string;
  readonly country: string;
  readonly options: readonly Option[];
};

type Variant = {
  readonly sku: string;
  readonly weightGrams?: number;
  readonly prices?: Readonly<Record<string, number>>;
  readonly status?: 'active' | 'retired';
};

const product = (variants: readonly Variant[]) => ({
  id: 'prd_1',
  title: 'Mug',
  description: '',
  category: ['Kitchen'],
  taxCategory: 'standard',
  media: [],
  attributes: {},
  status: 'published',
  variants: variants.map((variant) => ({ prices: { EUR: 1_000 }, status: 'active', ...variant })),
});

const context = {} as never;

/** Shipping's functions over a table in memory, with keys of their own. */
export const scene = () => {
  const world = fakeWorld({ environment });
  const dynamo = fakeDynamo({
    tables: { [TABLE]: shippingTable },
    clock: world.now,
    marshallOptions: { removeUndefinedValues: true },
  });
  const parameters = fakeParameters(guestKeys);
  const secrets = fakeSecrets();
  const clients = { dynamo: dynamo.client, parameters: parameters.client, secrets: secrets.client };
  const api = createApi(world, clients);
  const inbox = createInbox(world, { dynamo: dynamo.client });

  const call = async (asked: ApiCall) => {
    const { statusCode = 0, headers = {}, body = '' } = await api(toApiEvent(asked), context);
    return { status: statusCode, headers, body: body === '' ? undefined : JSON.parse(body), text: body };
  };

  const hear = async (definition: EventDefinition, data: object, sequence: number, aggregateId = 'prd_1') => {
    const id = `${aggregateId}#${sequence}`;
    const occurredAt = world.now().toISOString();
    const meta = { id, type: definition.name, version: 1, occurredAt, aggregateId, sequence, ...trace };
    const body = JSON.stringify({ 'detail-type': definition.detailType, detail: { meta, data } });
    return inbox({ Records: [{ messageId: id, body }] } as never, context);
  };

  return {
    world,
    dynamo,
    parameters,
    secrets,
    ports: apiDependencies(world, clients),
    call,
    rows: () => dynamo.rows(TABLE),
    quoteRows: () => dynamo.rows(TABLE).filter(({ sk }) => sk === 'quote'),
    publish: (variants: readonly Variant[], sequence = 1) => hear(ProductPublished, product(variants), sequence),
    retire: (skus: readonly string[], sequence: number) => hear(ProductRetired, { productId: 'prd_1', skus }, sequence),
    confirm: (quoteId?: string) =>
      hear(
        OrderConfirmed,
        { orderId: 'ord_1', owner: 'buyer-1', total: { amount: 1, currency: 'EUR' }, lines: [], quoteId },
        2,
        'ord_1',
      ),
    claim: (guest: string, customer: string) => hear(GuestClaimed, { guest, customer }, 1, guest),
    /** What the token says, as orders would open it. */
    open: (token: string): QuoteToken | undefined =>
      openToken('quo', quoteTokenSchema, token, [publicKeyFrom(parameters.kept.get(KEY_PARAMETER) ?? '')]),
  };
};

export type Scene = ReturnType<typeof scene>;
