import { createClient, type ShopClient } from '#scripts/shop/client/create-client.ts';
import { pact } from '#test/tools/packages.ts';
import { PLACED_ORDER as orderId } from '#test/tools/pact/http.ts';
import { contract } from '#test/tools/pact/state-client-reads.ts';

const { eachLike, integer, like, regex, string } = pact.Matchers;

const PROBLEM = 'application/problem+json';
const JSON_TYPE = { 'Content-Type': 'application/json' };
const token = { authorization: 'Bearer buyer-1' };
const status = regex('^(PENDING|CONFIRMED|CANCELLING|REJECTED|CANCELLED|NEEDS_ATTENTION)$', 'CONFIRMED');
const eur = { currency: 'EUR', amount: integer(1998) };

const problem = (type: string, code: number) => ({
  type: `urn:bazaar:problem:${type}`,
  title: string('What went wrong'),
  status: code,
  detail: string('In this case'),
});

type Talk = { readonly name: string; readonly state: (dir: string) => Promise<unknown> };

const asBuyer = (url: string): ShopClient => createClient({ url, token: 'buyer-1' });

const order = (total: number) => ({
  lines: [{ sku: 'CUP', quantity: 2 }],
  currency: 'EUR',
  expectedTotal: { amount: total, currency: 'EUR' },
  paymentMethod: 'tok_approve',
});

const placing = (url: string, key: string, total: number) =>
  asBuyer(url).POST('/orders', { params: { header: { 'Idempotency-Key': key } }, body: order(total) });

/** What the terminal client reads of headers, of problems and of lists, each shown to it by a stand-in of the API. */
export const talks: readonly Talk[] = [
  {
    name: 'the list of products',
    state: (dir) =>
      contract(dir)
        .addInteraction()
        .given('cups are for sale')
        .uponReceiving('the list of products')
        .withRequest('GET', '/products', (request) => void request.query({ limit: '5' }))
        .willRespondWith(
          200,
          (answer) =>
            void answer.headers(JSON_TYPE).jsonBody({
              items: eachLike({
                id: string('prd_gabkhbtd90ehhbgjwdehmm1v9k'),
                title: string('A CUP'),
                category: eachLike('Things'),
                variants: eachLike({ sku: string('CUP'), prices: like({ EUR: 999 }) }),
              }),
            }),
        )
        .executeTest(async ({ url }) => {
          const { data } = await createClient({ url }).GET('/products', { params: { query: { limit: 5 } } });
          if (data?.items[0]?.title !== 'A CUP') throw new Error('no title');
        }),
  },
  {
    name: 'an order',
    state: (dir) =>
      contract(dir)
        .addInteraction()
        .given('a buyer ordered two cups')
        .uponReceiving('an order by its buyer')
        .withRequest('GET', `/orders/${orderId}`, (request) => void request.headers(token))
        .willRespondWith(
          200,
          (answer) =>
            void answer.headers(JSON_TYPE).jsonBody({
              id: orderId,
              status,
              total: eur,
              placedAt: string('2026-01-01T00:00:00.000Z'),
              lines: eachLike({
                sku: string('CUP'),
                title: string('A CUP'),
                quantity: integer(2),
                gross: integer(1998),
              }),
            }),
        )
        .executeTest(async ({ url }) => {
          const { data } = await asBuyer(url).GET('/orders/{orderId}', { params: { path: { orderId } } });
          if (data?.id !== orderId) throw new Error('no order');
        }),
  },
  {
    name: 'an order that is placed',
    state: (dir) =>
      contract(dir)
        .addInteraction()
        .given('cups are for sale')
        .uponReceiving('a new order')
        .withRequest(
          'POST',
          '/orders',
          (request) =>
            void request.headers({ ...token, ...JSON_TYPE, 'idempotency-key': 'key-2' }).jsonBody(order(1998)),
        )
        .willRespondWith(
          202,
          (answer) =>
            void answer
              .headers({ ...JSON_TYPE, location: regex('^/orders/ord_[0-9a-z]{26}$', `/orders/${orderId}`) })
              .jsonBody({ id: regex('^ord_[0-9a-z]{26}$', orderId), status, total: eur }),
        )
        .executeTest(async ({ url }) => {
          const { data } = await placing(url, 'key-2', 1998);
          if (data?.total.amount !== 1998) throw new Error('no total');
        }),
  },
  {
    name: 'a price that changed',
    state: (dir) =>
      contract(dir)
        .addInteraction()
        .given('cups are for sale')
        .uponReceiving('a new order at another price')
        .withRequest(
          'POST',
          '/orders',
          (request) => void request.headers({ ...token, ...JSON_TYPE, 'idempotency-key': 'key-3' }).jsonBody(order(1)),
        )
        .willRespondWith(
          409,
          (answer) =>
            void answer.jsonBody({ ...problem('price-changed', 409), total: eur }).headers({ 'Content-Type': PROBLEM }),
        )
        .executeTest(async ({ url }) => {
          const { error } = await placing(url, 'key-3', 1);
          if (error && 'type' in error && error.type === 'urn:bazaar:problem:price-changed') return;
          throw new Error('no problem');
        }),
  },
];
