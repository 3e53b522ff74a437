/** Personal data that exists once: wherever it turns up, it came from there. */
export const CANARIES = {
  email: 'kanarienvogel.4711@example.com',
  password: 'Kanarien-Vogel-0815!',
  givenName: 'Zwitscherine',
  familyName: 'Piepenbrinck',
  name: 'Zwitscherine Piepenbrinck',
  line1: 'Vogelbauerweg 4711',
  line2: 'Hinterkäfig 0815',
  city: 'Sittichhausen',
} as const;

const { name, line1, line2, city, givenName, familyName } = CANARIES;

export const ADDRESS = { name, line1, line2, postalCode: '10115', city, country: 'DE' } as const;

export const LINES = [{ sku: 'CUP', quantity: 2 }] as const;

export const PRODUCT = {
  title: 'A cup',
  description: 'Holds\ntea.',
  category: ['Kitchen', 'Cups'],
  brand: 'Cuppers',
  taxCategory: 'standard',
  media: ['https://pictures.example/cup.png'],
  attributes: { colour: 'blue' },
  translations: { de: { title: 'Eine Tasse', description: 'Hält\nTee.' } },
  variants: [{ sku: 'CUP', title: 'Blue', options: { size: 'L' }, prices: { EUR: 999 }, weightGrams: 300 }],
} as const;

const other = { ...PRODUCT, title: 'A jug', variants: [{ sku: 'JUG', prices: { EUR: 1999 } }] };

const order = {
  lines: LINES,
  currency: 'EUR',
  expectedTotal: { amount: 1998, currency: 'EUR' },
  paymentMethod: 'tok_approve',
  country: 'DE',
  cart: { id: 'crt_1', version: 1 },
} as const;

/** A body that each route takes, by the route's name; what only the scene knows comes from there. */
export const BODIES: Readonly<Record<string, unknown>> = {
  addAddress: { ...ADDRESS, default: true },
  addToCart: { sku: 'CUP', quantity: 1 },
  adjustStock: { quantity: -1, reason: 'Broken on the shelf' },
  cancelAnyOrder: { reason: 'ordered-by-mistake' },
  cancelOrder: { reason: 'ordered-by-mistake' },
  changeAddress: ADDRESS,
  changeMe: { givenName, familyName, locale: 'de-DE' },
  changePreferences: { language: 'de', marketingEmail: { granted: true, text: 'marketing-email-1' } },
  createContact: { email: 'another.bird@example.com', locale: 'de-DE' },
  createProduct: { ...other, publish: true },
  createQuote: { address: ADDRESS, lines: LINES, currency: 'EUR' },
  editProduct: { ...PRODUCT, title: 'A blue cup' },
  importProduct: { ...PRODUCT, title: 'A better cup' },
  placeOrder: order,
  receiveStock: { quantity: 20 },
  requestImport: { name: 'cups.csv', mapping: 'generated', bytes: 1_000 },
  replaceProduct: { ...PRODUCT, title: 'The cup' },
  seeCart: { lines: [{ sku: 'CUP', price: 999, availability: 'unknown' }] },
  setCartCurrency: { currency: 'EUR' },
  setCartLine: { quantity: 3 },
  setFaults: { switches: [{ target: 'PlaceOrder', kind: 'slow', rate: 0.5, delayMs: 10 }] },
  setVariantPrices: { EUR: 1299 },
};

/** Where a body may hold one object or another: those that the one above does not hold. */
export const OTHER_BODIES: Readonly<Record<string, unknown>> = {
  changePreferences: { marketingEmail: { granted: false } },
};
