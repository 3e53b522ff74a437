import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { ADDRESS, BODIES, CANARIES, LINES, PRODUCT } from '#test/support/security/bodies.ts';
import { type Answer, type Ask, admin, asking, newGuest, nobody, type Person } from '#test/support/security/people.ts';
import { buildTown, type Town } from '#test/support/security/town.ts';
import { STAGE } from '#test/support/system/tables.ts';

const PASSWORD = CANARIES.password;

/** What somebody has, under `/guest` or not: one of each kind. */
export type Belongings = {
  readonly orderId: string;
  readonly quoteId: string;
  readonly contactId: string;
  readonly cartVersion: string;
  readonly contactVersion: string;
};

const sound = ({ status, text, body }: Answer): Answer['body'] => {
  if (status >= 300) throw new Error(`The scene could not be set: ${status} ${text}`);
  return body;
};

/** An account that is confirmed. @returns its `sub` */
const member = async ({ pool }: Town, ask: Ask, email: string): Promise<string> => {
  sound(await ask('signUp', nobody, { body: { email, password: PASSWORD } }));
  sound(await ask('confirmSignUp', nobody, { body: { email, code: pool.codeFor(email) } }));
  return pool.subOf(email);
};

/** A cup on sale, with pieces of it. @returns its product's id */
const openShop = async (town: Town, ask: Ask): Promise<string> => {
  const body = { ...PRODUCT, publish: true };
  const { id } = sound(await ask('importProduct', admin, { params: { externalId: 'CUP' }, body }));
  await town.settle();
  const headers = { 'idempotency-key': 'the-scene' };
  sound(await ask('receiveStock', admin, { params: { sku: 'CUP' }, headers, body: { quantity: 100_000 } }));
  await town.settle();
  return String(id);
};

/** A cart, a quote, a contact and an order of two cups, confirmed. */
const shopFor = async (town: Town, ask: Ask, person: Person, email: string): Promise<Belongings> => {
  const twin = person.guestToken === undefined ? '' : 'AsGuest';
  const made = async (name: string, key: string, body: unknown) =>
    ask(`${name}${twin}`, person, { headers: { 'idempotency-key': `${key}-${email}` }, body });
  const { headers } = await made('addToCart', 'scene-cart', { sku: 'CUP', quantity: 2 });
  const quoted = sound(await made('createQuote', 'scene-quote', { address: ADDRESS, lines: LINES, currency: 'EUR' }));
  const contacted = await made('createContact', 'scene-contact', { email, locale: 'de-DE' });
  const contact = sound(contacted);
  const [option] = quoted.options as { readonly quote: string; readonly amount: { readonly amount: number } }[];
  const body = {
    lines: LINES,
    currency: 'EUR',
    expectedTotal: { amount: 1998 + (option?.amount.amount ?? 0), currency: 'EUR' },
    paymentMethod: 'tok_approve',
    quote: option?.quote,
    contact: contact.contact,
  };
  const order = sound(await made('placeOrder', 'scene-order', body));
  await town.settle();
  return {
    orderId: String(order.id),
    quoteId: String(quoted.id),
    contactId: String(contact.id),
    cartVersion: headers.etag ?? '',
    contactVersion: contacted.headers.etag ?? '',
  };
};

/** A change of an order's row that could not be published, as its relay would have parked it. */
const park = ({ dynamo, bucket }: Town): string => {
  const table = resourceName(STAGE, 'orders', 'table');
  const [record] = dynamo.toStreamEvent(table, dynamo.changes(table).slice(-1)).Records;
  const key = 'parked/orders/1.json';
  const parked = { context: 'orders', reason: 'The bus was away.', parkedAt: '2026-01-01T00:00:00.000Z', record };
  bucket.objects.set(key, JSON.stringify(parked));
  return key;
};

/**
 * A shop on a normal day: somebody with an account and somebody without, who have one object of every kind, and strangers
 * who want to see them.
 */
export const setScene = async () => {
  const town = await buildTown();
  const ask = asking(town);
  const productId = await openShop(town, ask);
  const owner: Person = { name: 'the owner', sub: await member(town, ask, CANARIES.email) };
  const stranger: Person = { name: 'another buyer', sub: await member(town, ask, 'stranger@example.com') };
  const heir: Person = { name: 'who was a guest', sub: await member(town, ask, 'heir@example.com') };
  const guest = await newGuest(ask, 'the guest');
  const otherGuest = await newGuest(ask, 'another guest');
  const claimed = await newGuest(ask, 'a guest who was claimed');

  const key = { 'idempotency-key': 'scene-import' };
  const imported = sound(await ask('requestImport', admin, { headers: key, body: BODIES.requestImport }));
  for (const person of [owner, stranger, heir]) sound(await ask('getMe', person));
  const version = (answer: Answer): string => answer.headers.etag ?? '';
  const meVersion = version(
    await ask('changeMe', owner, {
      headers: { 'if-match': version(await ask('getMe', owner)) },
      body: BODIES.changeMe,
    }),
  );
  const added = await ask('addAddress', owner, { headers: { 'idempotency-key': 'scene-address' }, body: ADDRESS });
  const address = sound(added);
  const owned = await shopFor(town, ask, owner, CANARIES.email);
  const guests = await shopFor(town, ask, guest, 'guest@example.com');
  await shopFor(town, ask, claimed, 'claimed@example.com');
  sound(await ask('claimGuest', heir, { body: { guestToken: claimed.guestToken } }));
  await town.settle();
  const params = { productId, sku: 'CUP' };
  const scheduled = await ask('schedulePriceChange', admin, {
    params,
    headers: { 'idempotency-key': 'scene-price-change' },
    body: { prices: { EUR: 1399 }, effectiveAt: new Date(town.world.now().getTime() + 86_400_000).toISOString() },
  });

  return {
    town,
    ask,
    people: { owner, stranger, guest, otherGuest, claimed },
    productId,
    importId: String(imported.id),
    owned,
    guests,
    address: { id: String(address.id), version: version(added) },
    meVersion,
    priceChangeId: String(sound(scheduled).id),
    parkedKey: park(town),
    faultsVersion: version(await ask('getFaults', admin)),
    productVersion: version(await ask('getProductForOperators', admin, { params: { productId } })),
  };
};

export type Scene = Awaited<ReturnType<typeof setScene>>;
