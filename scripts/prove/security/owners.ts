import { type Mutation, without } from '#scripts/prove/mutation.ts';

const RULES = 'functions/orders/domain/fits-order.ts';
const CUSTOMERS = 'functions/customers/adapters/customer-repository.ts';
const MATRIX = 'security/authorisation';
const CLAIMED = `${MATRIX} claimed`;
const TOKENS = 'security/signed-tokens';

/** Whose an object is. */
const objects: readonly Mutation[] = [
  without(
    "anybody reads and cancels anybody's order",
    'functions/orders/application/find-order.ts',
    ['if (loaded?.order.owner !== owner)', 'if (loaded === undefined)'],
    MATRIX,
  ),
  without(
    "anybody reads anybody's quote, with its address",
    'functions/shipping/application/find-quote.ts',
    ['kept === undefined || claim?.customer !== owner', 'kept === undefined'],
    MATRIX,
  ),
  without(
    "anybody reads and deletes anybody's contact",
    'functions/notifications/application/find-contact.ts',
    ['if (contact?.owner !== owner.sub || ', 'if (contact === undefined || '],
    MATRIX,
  ),
  without('all share one address book', CUSTOMERS, ["pk: sub, sk: 'addresses'", "pk: 'all', sk: 'addresses'"], MATRIX),
  without('all share one profile', CUSTOMERS, ['pk: sub, sk: PROFILE', "pk: 'all', sk: PROFILE"], MATRIX),
  without(
    'all share one cart',
    'functions/cart/domain/cart.ts',
    ["derivedId('crt', owner)", "derivedId('crt')"],
    MATRIX,
  ),
  without(
    "an order takes another buyer's quote",
    RULES,
    ['if (quote.owner !== bearer.owner)', "if (quote.owner === '')"],
    TOKENS,
  ),
  without(
    "an order takes another buyer's contact",
    RULES,
    ['if (contact.owner !== owner)', "if (owner === '')"],
    TOKENS,
  ),
];

/** What becomes of a guest who is a customer now. */
const claims: readonly Mutation[] = [
  without(
    'a claimed guest still orders',
    'functions/orders/application/claim-orders.ts',
    ['if ((await findClaim(guest)) !== undefined)', "if (guest === '')"],
    CLAIMED,
  ),
  without(
    'a claimed guest still reads addresses',
    'functions/shipping/application/refuse-claimed.ts',
    ['if ((await findClaim(guest)) !== undefined)', "if (guest === '')"],
    CLAIMED,
  ),
  without(
    "a claimed guest's quotes are anybody's",
    'functions/shipping/application/find-quote.ts',
    ['claim?.customer !== owner', 'claim?.customer === undefined'],
    'functional/shipping/claims',
  ),
  without(
    'a claimed guest still has contacts',
    'functions/notifications/application/claim-guest.ts',
    ['?.claimedBy !== undefined) throw', "?.claimedBy === '') throw"],
    CLAIMED,
  ),
  without(
    'a claimed guest still has a cart',
    'functions/cart/application/open-cart.ts',
    ["if (cart.status === 'claimed') throw", "if (cart.status === ('' as string)) throw"],
    CLAIMED,
  ),
  without(
    'a guest is claimed twice',
    'functions/customers/application/guests.ts',
    ['if (claim.customer !== customer)', "if (customer === '')"],
    TOKENS,
  ),
];

type Keyed = readonly [what: string, file: string, id: string];

const KEYED: readonly Keyed[] = [
  ['orders', 'functions/orders/application/place-order.ts', "derivedId('ord', owner, "],
  ['addresses', 'functions/customers/application/addresses.ts', "derivedId('adr', owner, "],
  ['quotes', 'functions/shipping/application/create-quote.ts', "derivedId('quo', owner, "],
  ['contacts', 'functions/notifications/application/create-contact.ts', "derivedId('con', owner.sub, "],
  ['products', 'functions/catalog/application/create-product.ts', "derivedId('prd', by, "],
  ['price changes', 'functions/catalog/application/price-changes.ts', "derivedId('prc', by, "],
  ['imports', 'functions/catalog/application/request-import.ts', "derivedId('imp', by, "],
  ['receipts', 'functions/inventory/application/count-stock.ts', "derivedId('cnt', route, by, "],
  ['stored replies', 'functions/shared/runtime/api/idempotency.ts', "derivedId('idem', owner, "],
];

/** Whose an idempotency key is. */
const keys: readonly Mutation[] = KEYED.map(([what, file, id]) =>
  without(
    `all share the idempotency keys of ${what}`,
    file,
    [id, id.replace(/, [\w.]+, $/, ', ')],
    `${MATRIX} idempotency key`,
  ),
);

export const ownerMutations: readonly Mutation[] = [...objects, ...claims, ...keys];
