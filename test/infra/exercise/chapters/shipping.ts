import * as routes from '#functions/shipping/contract/routes.ts';
import { shippingSubscriptions } from '#functions/shipping/contract/subscriptions.ts';
import type { Chapter } from '#test/infra/exercise/scene.ts';

/** Nobody's. */
export const address = {
  name: 'Ada Byron',
  line1: 'Chausseestr. 117',
  postalCode: '10115',
  city: 'Berlin',
  country: 'DE',
};

const QUOTED = { lines: [{ sku: 'CUP', quantity: 2 }], currency: 'EUR' } as const;

/** A quote for the buyer and one for a guest, each looked at again. */
export const shipping: Chapter = async ({ system, ask, tell }) => {
  await tell(system.functions.inbox.shipping, shippingSubscriptions);
  for (const [create, get] of [
    [routes.createQuote, routes.getQuote],
    [routes.createQuoteAsGuest, routes.getQuoteAsGuest],
  ] as const) {
    const { body } = await ask('shipping', create, { body: { address, ...QUOTED } });
    await ask('shipping', get, { params: { quoteId: body.id ?? '' } });
  }
};
