import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { addToCart } from '#functions/cart/contract/routes.ts';
import { addAddress, confirmSignUp, signUp } from '#functions/customers/contract/routes.ts';
import { derivedId } from '#functions/shared/kernel/ids.ts';
import { routesByContext } from '#scripts/contracts/load-contracts.ts';
import { type Served, serve } from '#test/contracts/http/gateway.ts';
import { type OfflineSystem, offlineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, stock } from '#test/support/system/shop.ts';
import { pact } from '#test/tools/packages.ts';
import { ConsumerBroken } from '#test/tools/pact/verify.ts';

type Answer = APIGatewayProxyStructuredResultV2;

/** Changes an answer on its way out, as a careless release would. */
export type Careless = (answer: Answer) => Answer;

/** The order of `buyer-1`: its id follows from the buyer and the key. */
export const PLACED_ORDER = derivedId('ord', 'buyer-1', 'key-1');

export const ACCOUNT = { email: 'mary@example.com', password: 'Correct-horse-1' } as const;

/** Nobody's. */
export const ADDRESS = {
  name: 'Mary Shelley',
  line1: 'Chausseestr. 117',
  postalCode: '10115',
  city: 'Berlin',
  country: 'DE',
} as const;

/** Each with a cart of its own, so that what changes one is not seen in another. */
const CART_OWNERS = ['buyer-2', 'buyer-3', 'buyer-5'] as const;

/** Two cups in some carts, an address of one buyer, and an account. */
const furnish = async ({ call, functions: { pool } }: OfflineSystem): Promise<void> => {
  const headers = { 'idempotency-key': 'furnish-1' };
  for (const sub of CART_OWNERS)
    await call('cart', { route: addToCart, headers, body: { sku: 'CUP', quantity: 2 }, as: { sub } });
  await call('customers', { route: addAddress, headers, body: ADDRESS, as: { sub: 'buyer-2' } });
  await call('customers', { route: signUp, body: ACCOUNT });
  const { email } = ACCOUNT;
  await call('customers', { route: confirmSignUp, body: { email, code: pool.codeFor(email) } });
};

/** A shop that sells cups, of which one buyer ordered two and others have some in their carts, behind HTTP. */
export const serveShop = async (careless: Careless = (answer) => answer) => {
  const system = offlineSystem();
  await stock(system, CUP);
  await place(system);
  await system.settle();
  await furnish(system);
  const routes = await routesByContext();
  const apis = Object.entries(system.functions.api) as [string, Served['handle']][];
  const served = apis.map(([context, handle]) => ({
    routes: routes.get(context) ?? [],
    handle: async (event: never, around: never) => careless(await handle(event, around)),
  }));
  return serve(served);
};

/** Holds what the API answers against what one client reads. @throws ConsumerBroken naming the client */
export const verifyApi = async (file: string, consumer: string, provider: string, url: string): Promise<void> => {
  const verifier = new pact.Verifier({ provider, providerBaseUrl: url, pactUrls: [file], logLevel: 'error' });
  await verifier.verifyProvider().catch((cause: unknown) => {
    throw new ConsumerBroken(`${consumer} cannot read what ${provider} answers any more.`, { cause });
  });
};
