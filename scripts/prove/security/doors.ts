import { type Mutation, without } from '#scripts/prove/mutation.ts';

const ROUTES = 'infra/constructs/api-routes.ts';
const GATEWAY = 'infra/gateway';
const PRINCIPAL = 'functions/shared/runtime/api/principal.ts';
const SIGNED = 'functions/shared/runtime/signing/signed-token.ts';
const MATRIX = 'security/authorisation';
const TOKENS = 'security/signed-tokens';

/** Who may come in, and by what. */
const callers: readonly Mutation[] = [
  without(
    'nobody needs an access token',
    PRINCIPAL,
    ['if (principal === undefined) throw', 'if (!access) throw'],
    MATRIX,
  ),
  without(
    'every buyer is an operator',
    PRINCIPAL,
    ["if (access === 'admin' && !principal", 'if (!access && !principal'],
    MATRIX,
  ),
  without(
    'guests need no capability of ours',
    'functions/shared/runtime/api/guest.ts',
    [
      'if (capability === undefined) throw',
      'if (!capability) return { sub: token, admin: false, guest: true };\n      if (!token) throw',
    ],
    MATRIX,
  ),
  without(
    "guests' tokens never end",
    'functions/shared/runtime/api/guest.ts',
    ['if (capability.expires <= epochSeconds(world.now()))', 'if (capability.expires <= 0)'],
    TOKENS,
  ),
];

type Declared = readonly [what: string, find: string, replace: string];

const DECLARED: readonly Declared[] = [
  ['asks for no token', 'route(key, own, needsToken(definition))', 'route(key, own, needsToken(definition) && !key)'],
  ["asks for no operator's token", "access === 'buyer' || access === 'admin'", "access === 'buyer'"],
  ["asks for no buyer's token", "access === 'buyer' || access === 'admin'", "access === 'admin'"],
  ['takes ID tokens', ', authorizationScopes: [ACCESS_TOKEN_SCOPE]', ''],
  ['takes tokens of any scope', "= 'aws.cognito.signin.user.admin'", "= 'openid'"],
  ["takes other pools' tokens", 'issuer: tokens.issuer,', "issuer: 'https://pool.example',"],
  ["takes other clients' tokens", 'audience: [tokens.audience]', 'audience: []'],
  ['asks nobody whose a token is', 'authorizerId: this.authorizer.ref, ', ''],
  ['takes tokens from anywhere', "['$request.header.Authorization']", "['$request.querystring.token']"],
];

/** What the gateway is told: these checks are its own, and shown by the template. */
const gateway: readonly Mutation[] = [
  ...DECLARED.map(([what, find, replace]) => without(`the gateway ${what}`, ROUTES, [find, replace], GATEWAY)),
  without(
    'the issuer of tokens is another pool',
    'infra/constructs/sign-in.ts',
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
    ['${this.pool.userPoolId}`', '${this.pool.userPoolProviderName}-other`'],
    GATEWAY,
  ),
  without(
    'the audience of tokens is another client',
    'infra/edge-stack.ts',
    ['audience: client.userPoolClientId', 'audience: pool.userPoolId'],
    GATEWAY,
  ),
];

const signatures: readonly Mutation[] = [
  without(
    'anybody signs tokens',
    SIGNED,
    ['verify(null, signedBytes(kind, payload), key, bytes)', 'verify !== sign && key'],
    TOKENS,
  ),
  without(
    'a token has many spellings',
    SIGNED,
    ['canonical && keys', '(canonical || bytes.length > 0) && keys'],
    TOKENS,
  ),
  without(
    'a token of one kind passes for another',
    SIGNED,
    // biome-ignore lint/suspicious/noTemplateCurlyInString: it is code
    ['Buffer.from(`bazaar:v1:${kind}:${payload}`)', 'Buffer.from(`bazaar:v1:${kind.slice(3)}:${payload}`)'],
    'unit/runtime/signing',
  ),
  without(
    'an order takes a quote whose time is over',
    'functions/orders/domain/fits-order.ts',
    ['if (quote.expires <= bearer.epochSeconds)', 'if (quote.expires <= 0)'],
    TOKENS,
  ),
  without(
    'the signature of a webhook is not looked at',
    'functions/payments/adapters/read-sandbox-webhook.ts',
    ["if (verdict !== 'valid')", "if (verdict === 'malformed')"],
    'functional/payments',
  ),
  without(
    'a webhook may be sent again for ever',
    'functions/payments/domain/webhook-signature.ts',
    ['> TOLERANCE_SECONDS ?', '> Number.MAX_VALUE ?'],
    'unit/payments/webhook-signature',
  ),
];

type Versioned = readonly [what: string, file: string, find: string, replace: string];

const VERSIONED: readonly Versioned[] = [
  [
    'a cart',
    'functions/cart/application/change-cart.ts',
    'if (cart.version !== version) throw',
    'if (version < 0) throw',
  ],
  [
    'an address',
    'functions/customers/application/addresses.ts',
    'if (address.version !== version) throw',
    'if (version < 0) throw',
  ],
  [
    'a profile',
    'functions/customers/application/profiles.ts',
    'if (before.version !== version) throw',
    'if (version < 0) throw',
  ],
  [
    'a product',
    'functions/catalog/application/change-product.ts',
    'if (product.version === version) return',
    'if (version >= 0) return',
  ],
  [
    'what goes wrong on purpose',
    'functions/operations/adapters/faults-repository.ts',
    '...stillAt(version) }',
    '...(version < 0 && stillAt(version)) }',
  ],
  [
    'a contact',
    'functions/notifications/application/delete-contact.ts',
    'contact.version === version && (await ports.deleteContact(remove(contact, ports.now()), version, trace))',
    'await ports.deleteContact(remove(contact, ports.now()), contact.version, trace)',
  ],
];

/** What was changed meanwhile. */
const versions: readonly Mutation[] = VERSIONED.map(([what, file, find, replace]) =>
  without(`${what} is changed by whoever saw an older one`, file, [find, replace], 'security/versions'),
);

export const doorMutations: readonly Mutation[] = [...callers, ...gateway, ...signatures, ...versions];
