import type { Operation } from '#test/support/security/operations.ts';
import { type Answer, admin, type Person, type Request } from '#test/support/security/people.ts';
import type { Sample } from '#test/support/security/samples.ts';

/** What somebody does to a thing after it was made: which route, by whom, and how. */
export type Deed = { readonly name: string; readonly by: Person; readonly request: Request };

type Made = { readonly sample: Sample; readonly first: Answer };

const idOf = ({ first }: Made): string => String(first.body.id);
const onVersion = ({ first }: Made) => ({ 'if-match': first.headers.etag ?? '' });
const key = { 'idempotency-key': 'meanwhile' };

const byOwner = (name: string, requestOf: (made: Made) => Request) => (made: Made) => [
  {
    name: made.sample.operation.id.endsWith('AsGuest') ? `${name}AsGuest` : name,
    by: made.sample.as,
    request: requestOf(made),
  },
];

const another = (made: Made): Deed[] => [
  {
    name: made.sample.operation.id,
    by: made.sample.as,
    request: { ...made.sample.request, headers: { ...made.sample.request.headers, ...key } },
  },
];

const cancelPriceChange = (made: Made): Deed[] => {
  const { productId = '' } = made.sample.request.params ?? {};
  return [{ name: 'cancelPriceChange', by: admin, request: { params: { productId, priceChangeId: idOf(made) } } }];
};

/** By the name of the route that makes it, without the twin for guests. */
const DEEDS: Readonly<Record<string, (made: Made) => readonly Deed[]>> = {
  addAddress: byOwner('changeAddress', (made) => ({
    params: { addressId: idOf(made) },
    headers: onVersion(made),
    body: { ...(made.sample.request.body as object), default: undefined, line1: 'Elsewhere 1' },
  })),
  addToCart: byOwner('setCartLine', (made) => ({
    params: { sku: 'CUP' },
    headers: onVersion(made),
    body: { quantity: 7 },
  })),
  createProduct: (made) => [
    {
      name: 'editProduct',
      by: admin,
      request: { params: { productId: idOf(made) }, headers: onVersion(made), body: { title: 'Another jug' } },
    },
    { name: 'retireProduct', by: admin, request: { params: { productId: idOf(made) } } },
  ],
  placeOrder: byOwner('cancelOrder', (made) => ({ params: { orderId: idOf(made) }, body: {} })),
  schedulePriceChange: cancelPriceChange,
  requestImport: (made) => [{ name: 'cancelImport', by: admin, request: { params: { importId: idOf(made) } } }],
  receiveStock: another,
  adjustStock: another,
};

/** Routes whose things nobody can change, each with why. */
export const UNCHANGING: Readonly<Record<string, string>> = {
  createQuote: 'a quote is what it was until it ends',
  createContact: 'a contact is what it was until it is deleted, and then its key is spent',
  capturePayment: 'the whole payment is captured at once; the refund of it is a request of its own',
};

const nameOf = ({ id }: Operation): string => id.replace(/AsGuest$/, '');

/** What happens to a thing between its request and the same request again. @throws Error where nobody thought of it */
export const meanwhile = (made: Made): readonly Deed[] => {
  const name = nameOf(made.sample.operation);
  const deeds = DEEDS[name]?.(made);
  if (deeds !== undefined) return deeds;
  if (name in UNCHANGING) return [];
  throw new Error(`Nothing changes what ${name} made: see meanwhile.ts`);
};
