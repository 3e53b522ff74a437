import { BODIES, CANARIES } from '#test/support/security/bodies.ts';
import { type Operation, operations } from '#test/support/security/operations.ts';
import { admin, nobody, type Person, type Request } from '#test/support/security/people.ts';
import type { Belongings, Scene } from '#test/support/security/scene.ts';

/** A request that a route takes, and from whom. */
export type Sample = {
  readonly operation: Operation;
  readonly as: Person;
  readonly request: Request;
  /** The status, where a sound request cannot be served in the scene. */
  readonly refused?: number;
};

type Part = Request & { readonly refused?: number };

/** Of somebody who buys, with an account or without: what they have is theirs. */
const buying = ({ orderId, quoteId, contactId, ...versions }: Belongings): Readonly<Record<string, Part>> => {
  const cart = { headers: { 'if-match': versions.cartVersion } };
  const line = { params: { sku: 'CUP' } };
  return {
    cancelOrder: { params: { orderId } },
    clearCart: cart,
    deleteContact: { params: { contactId }, headers: { 'if-match': versions.contactVersion } },
    getContact: { params: { contactId } },
    getOrder: { params: { orderId } },
    getQuote: { params: { quoteId } },
    getTimeline: { params: { orderId } },
    removeCartLine: { ...cart, ...line },
    seeCart: cart,
    setCartCurrency: cart,
    setCartLine: { ...cart, ...line },
    addToCart: {},
    createContact: {},
    createQuote: {},
    placeOrder: {},
  };
};

const account = ({ address, meVersion, people: { otherGuest } }: Scene): Readonly<Record<string, Part>> => {
  const one = { params: { addressId: address.id } };
  const onVersion = { headers: { 'if-match': address.version } };
  const me = { headers: { 'if-match': meVersion } };
  return {
    addAddress: {},
    changeAddress: { ...one, ...onVersion },
    changeMe: me,
    changePreferences: me,
    claimGuest: { body: { guestToken: otherGuest.guestToken } },
    getAddress: one,
    removeAddress: { ...one, ...onVersion },
    signOut: {},
  };
};

const inAnHour = ({ town }: Pick<Scene, 'town'>): string =>
  new Date(town.world.now().getTime() + 3_600_000).toISOString();

const operating = ({ owned, productId, ...scene }: Scene): Readonly<Record<string, Part>> => {
  const order = { params: { orderId: owned.orderId } };
  const product = { params: { productId } };
  const onVersion = { ...product, headers: { 'if-match': scene.productVersion } };
  const sku = { params: { sku: 'CUP' } };
  return {
    adjustStock: sku,
    bulkEditProducts: { body: { edits: [{ productId, version: 1, fields: BODIES.editProduct }] } },
    cancelAnyOrder: order,
    cancelPriceChange: { params: { productId, priceChangeId: scene.priceChangeId } },
    cancelImport: { params: { importId: scene.importId } },
    capturePayment: order,
    createProduct: {},
    editProduct: onVersion,
    getAnyOrder: order,
    getAnyTimeline: order,
    getImport: { params: { importId: scene.importId } },
    getPayment: order,
    getProductForOperators: product,
    getStockForOperators: sku,
    importProduct: { params: { externalId: 'CUP' } },
    listPriceChanges: product,
    publishProduct: product,
    receiveStock: sku,
    requestImport: {},
    refundPayment: { ...order, refused: 409 },
    replaceProduct: onVersion,
    resendParkedRecord: { body: { key: scene.parkedKey } },
    resumeOrder: { ...order, refused: 409 },
    retireProduct: product,
    schedulePriceChange: {
      params: { ...product.params, ...sku.params },
      body: { prices: { EUR: 1499 }, effectiveAt: inAnHour(scene) },
    },
    setFaults: { headers: { 'if-match': scene.faultsVersion } },
    setVariantPrices: { ...onVersion, params: { ...product.params, ...sku.params } },
  };
};

const { email, password } = CANARIES;

/** Codes come by mail and tokens by signing in, once each: without them the pool refuses. */
const open = ({ productId }: Scene): Readonly<Record<string, Part>> => ({
  beginGuest: {},
  confirmSignUp: { body: { email, code: '000000' }, refused: 422 },
  forgotPassword: { body: { email } },
  getProduct: { params: { productId } },
  getStock: { params: { sku: 'CUP' } },
  receiveSandboxWebhook: { body: {}, refused: 401 },
  refreshSession: { body: { refreshToken: 'refresh-0' }, refused: 401 },
  resendConfirmation: { body: { email } },
  searchProducts: { query: { q: 'cup' } },
  resetPassword: { body: { email, code: '000000', password }, refused: 422 },
  signIn: { body: { email, password } },
  signUp: { body: { email: 'new@example.com', password } },
});

const mine = (twin: string, as: Person, parts: Readonly<Record<string, Part>>) =>
  Object.entries(parts).map(([name, part]) => [`${name}${twin}`, { as, body: BODIES[name], ...part }] as const);

const complete = (operation: Operation, { as, refused, body, ...part }: Part & { readonly as: Person }): Sample => ({
  operation,
  as,
  ...(refused !== undefined && { refused }),
  request: {
    ...part,
    headers: {
      ...(operation.keyed && { 'idempotency-key': `of ${operation.id}`.replaceAll(' ', '-') }),
      ...part.headers,
    },
    ...(body !== undefined && { body }),
  },
});

/**
 * A sound request for every route of the document, about what the scene holds.
 * What reads and has no id needs no more than its caller.
 * @throws Error naming the routes that have none: a new route belongs in one of the lists above
 */
export const samplesFor = (scene: Scene): readonly Sample[] => {
  const { owner, guest } = scene.people;
  const known = new Map([
    ...mine('', owner, buying(scene.owned)),
    ...mine('AsGuest', guest, buying(scene.guests)),
    ...mine('', owner, account(scene)),
    ...mine('', admin, operating(scene)),
    ...mine('', nobody, open(scene)),
  ]);
  const asking: Record<Operation['access'], Person> = { public: nobody, buyer: owner, guest, admin };
  const isPlain = ({ method, params }: Operation) => method === 'GET' && params.length === 0;
  const missing = operations.filter((one) => !known.has(one.id) && !isPlain(one)).map(({ id }) => id);
  if (missing.length > 0) throw new Error(`No sample request for ${missing.join(', ')}: see samples.ts`);
  return operations.map((one) => complete(one, known.get(one.id) ?? { as: asking[one.access] }));
};
