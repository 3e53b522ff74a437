import '#test/support/environment.ts';
import { createHash } from 'node:crypto';
import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { importProduct } from '#functions/catalog/contract/operator-routes.ts';
import { receiveStock } from '#functions/inventory/contract/routes.ts';
import { placeOrder } from '#functions/orders/contract/routes.ts';
import { derivedId } from '#functions/shared/kernel/ids.ts';
import { signedTokens } from '#test/support/builders/signed-tokens.ts';
import { admin, toApiEvent } from '#test/support/system/api-call.ts';
import type { OfflineSystem } from '#test/support/system/offline-system.ts';

/** Three products as shops have them: the sizes of rows, and with them the units, follow from such names. */
export const GOODS = [
  { sku: 'KIT-SKILLET-20', title: 'Cast iron skillet with a wooden handle, 20', price: 3490, quantity: 1 },
  { sku: 'TEX-LINEN-NAVY', title: 'Washed linen duvet cover in navy blue 200', price: 12_900, quantity: 2 },
  { sku: 'BOO-ATLAS-0042', title: 'The atlas of small islands, second edition', price: 2495, quantity: 3 },
] as const;

const SHIPPING = 490;
const TOTAL = GOODS.reduce((total, { price, quantity }) => total + price * quantity, SHIPPING);
const LINES = GOODS.map(({ sku, quantity }) => ({ sku, quantity }));

/** As long as a real one, and the same in every run. */
const uuid = (name: string): string => {
  const hex = createHash('sha256').update(name).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join('-');
};

/** Products for sale with plenty of each, so that no level changes on the way. */
export const openShop = async (system: OfflineSystem): Promise<void> => {
  for (const { sku, title, price } of GOODS) {
    const variants = [{ sku, prices: { EUR: price } }];
    const body = { title, description: '', category: ['Home'], taxCategory: 'standard', variants, publish: true };
    await system.call('catalog', { route: importProduct, params: { externalId: sku }, body, as: admin });
  }
  await system.settle();
  for (const { sku } of GOODS) {
    const headers = { 'idempotency-key': uuid(`receipt of ${sku}`) };
    const body = { quantity: 5_000 };
    await system.call('inventory', { route: receiveStock, params: { sku }, headers, body, as: admin });
  }
  await system.settle();
};

/**
 * POSTs one order of three lines from a cart, with a quote and a contact; nothing settles yet. Buyer, key and request are UUIDs, as Cognito, clients and the
 * emulator make them (the gateway's own request ids are shorter).
 * @param name tells one order from another
 */
export const placeThreeLines = async (system: OfflineSystem, name: string): Promise<void> => {
  const { quote, contact } = signedTokens(system);
  const owner = uuid(`buyer of ${name}`);
  const event = toApiEvent({
    route: placeOrder,
    headers: { 'idempotency-key': uuid(`key of ${name}`) },
    body: {
      lines: LINES,
      currency: 'EUR',
      expectedTotal: { amount: TOTAL, currency: 'EUR' },
      paymentMethod: 'tok_approve',
      quote: quote(owner, LINES, { amount: SHIPPING }),
      contact: contact(owner),
      country: 'DE',
      cart: { id: derivedId('crt', owner), version: 12 },
    },
    as: { sub: owner },
  });
  event.requestContext.requestId = uuid(`request of ${name}`);
  const answer = (await system.functions.api.orders(event, {} as never)) as APIGatewayProxyStructuredResultV2;
  if (answer.statusCode !== 202) throw new Error(`The order was not taken: ${answer.body}`);
};
