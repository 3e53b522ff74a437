import { type Mutation, without } from '#scripts/prove/mutation.ts';

const FIELDS = 'security/fields-not-to-set';

type Strict = readonly [what: string, file: string, find: string];

/** Bodies, each made to take whatever is sent. */
const STRICT: readonly Strict[] = [
  ['an order', 'functions/orders/contract/routes.ts', 'placeOrderSchema = z.strictObject('],
  ["an order's line", 'functions/orders/contract/routes.ts', '.array(z.strictObject('],
  ['a cancellation', 'functions/orders/contract/routes.ts', 'body: z.strictObject('],
  ['an amount', 'functions/shared/kernel/money/money-schema.ts', 'moneySchema = z.strictObject('],
  ['an address', 'functions/customers/contract/address.ts', 'addressFieldsSchema = z.strictObject('],
  ['a profile', 'functions/customers/contract/profile.ts', 'profileInputSchema = z.strictObject('],
  ['preferences', 'functions/customers/contract/profile.ts', 'preferencesInputSchema = z.strictObject('],
  ['a claim', 'functions/customers/contract/guest-routes.ts', 'body: z.strictObject('],
  ['a contact', 'functions/notifications/contract/contact-input.ts', 'contactInputSchema = z.strictObject('],
  ['a quote', 'functions/shipping/contract/routes.ts', 'quoteInputSchema = z.strictObject('],
  ['a product', 'functions/catalog/contract/product-input.ts', 'productInputSchema = z.strictObject('],
  ['a variant', 'functions/catalog/contract/product-input.ts', 'variantInputSchema = z.strictObject('],
  ['a line of a cart', 'functions/cart/contract/routes.ts', 'body: z.strictObject({ sku'],
  ['a receipt', 'functions/inventory/contract/routes.ts', 'body: z.strictObject({ quantity'],
  ['a fault', 'functions/shared/runtime/faults/fault-switch.ts', 'faultSwitchSchema = z.strictObject('],
];

const strict: readonly Mutation[] = STRICT.map(([what, file, find]) =>
  without(
    `${what} may have fields that nobody knows`,
    file,
    [find, find.replace('strictObject', 'looseObject')],
    FIELDS,
  ),
);

const HANDLER = 'functions/shared/runtime/api/api-handler.ts';
const REDACT = 'functions/shared/runtime/redact.ts';

/** What answers and logs say. */
const said: readonly Mutation[] = [
  without(
    'an answer tells what went wrong inside',
    'functions/shared/runtime/api/problem.ts',
    ["detail: 'The request failed. Trying again with the same idempotency key is safe.'", 'detail: String(error)'],
    'security/internals',
  ),
  without(
    'a refusal is logged with all that the client said',
    HANDLER,
    ['problem: loggable(problem)', 'problem'],
    'security/canary',
  ),
  without(
    'a failure is logged with addresses',
    REDACT,
    ["typeof value === 'string' ? masked(value) : value", 'value'],
    'unit/runtime/redact',
  ),
  without('private fields are logged', REDACT, ['if (PRIVATE.test(key) || ', 'if ('], 'unit/runtime/redact'),
  without(
    'texts may hold control characters and half characters',
    'functions/customers/contract/fields.ts',
    [
      ".regex(/^\\s*[^\\s\\p{Cc}][^\\p{Cc}\\p{Zl}\\p{Zp}]*$/u, 'must be one line without control characters')\n    .refine((text) => text.isWellFormed(), 'is not well-formed Unicode')",
      '',
    ],
    'security/injection',
  ),
  without(
    'a path that is no SKU is asked for',
    'functions/shared/runtime/api/parse-request.ts',
    ["params: check('path', route.params, event.pathParameters ?? {})", 'params: event.pathParameters ?? {}'],
    'security/injection',
  ),
];

export const bodyMutations: readonly Mutation[] = [...strict, ...said];
