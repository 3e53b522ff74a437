import type { Product } from '#functions/catalog/domain/product.ts';
import type { Reservation } from '#functions/inventory/domain/reservation.ts';
import type { Stock } from '#functions/inventory/domain/stock.ts';
import { audit } from '#functions/operations/audit/audit.ts';
import type { Bounds } from '#functions/operations/audit/bounds.ts';
import type { Evidence } from '#functions/operations/audit/evidence.ts';
import type { Finding } from '#functions/operations/domain/finding.ts';
import { shortKey } from '#functions/shared/kernel/ids.ts';
import { captured, held, opened, payment, refunded, voided } from '#test/support/builders/operations/money.ts';
import {
  ago,
  cancelled,
  cancelling,
  confirmed,
  NOW,
  orderId,
  pending,
  rejected,
} from '#test/support/builders/operations/orders.ts';

export const storedTrace = { c: 'req-1', k: 'req-1', t: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01' };

/** One order in each state that a sound system may be in. */
export const PENDING = orderId('pending');
export const CONFIRMED = orderId('confirmed');
export const PAID = orderId('paid');
export const CANCELLING = orderId('cancelling');
export const CANCELLED = orderId('cancelled');
export const REJECTED = orderId('rejected');

export const reservation = (id: string, status: Reservation['status'] = 'HELD'): Reservation => ({
  orderId: id,
  status,
  lines: [{ sku: 'CUP', quantity: 2 }],
  returned: 0,
  at: ago(28),
});

/** 20 cups came, 1 was lost; two hold for the pending order, six for the three that were confirmed. */
export const stock = (changes: Partial<Stock> = {}): Stock => ({
  id: 'stk_CUP',
  sku: 'CUP',
  available: 11,
  held: 8,
  sold: 0,
  received: 20,
  writtenOff: 1,
  live: 1,
  markers: { [shortKey(PENDING)]: { q: 2 }, [shortKey(CONFIRMED)]: { t: 1 }, [shortKey(REJECTED)]: { t: 1 } },
  counted: {},
  version: 9,
  updatedAt: ago(28),
  trace: storedTrace,
  ...changes,
});

export const product = (changes: Partial<Product> = {}): Product =>
  ({
    id: 'prd_cup',
    title: 'Cup',
    description: '',
    category: ['Kitchen'],
    taxCategory: 'standard',
    media: [],
    attributes: {},
    variants: [{ sku: 'CUP', prices: { EUR: 999 }, status: 'active' }],
    status: 'published',
    publishedAt: ago(60),
    createdAt: ago(60),
    updatedAt: ago(60),
    version: 3,
    trace: storedTrace,
    ...changes,
  }) as Product;

/** What a context keeps of the product. */
export const known = { sku: 'CUP', sequence: 3 } as const;

export const nothingKnown = { orders: [], cart: [], shipping: [] } as const;

/** What an auditor reads of a system in which every promise holds. */
export const sound = (changes: Partial<Evidence> = {}): Evidence => ({
  orders: [
    pending('pending', 5),
    confirmed('confirmed'),
    confirmed('paid'),
    cancelling('cancelling', 10),
    cancelled('cancelled'),
    rejected('rejected'),
  ],
  claims: [],
  replicas: { orders: [known], cart: [{ ...known, levelSequence: 9 }], shipping: [known] },
  stock: [stock()],
  moving: new Set(),
  reservations: [
    reservation(CONFIRMED),
    reservation(PAID),
    reservation(CANCELLING),
    reservation(CANCELLED, 'RELEASED'),
    reservation(REJECTED, 'RELEASED'),
  ],
  payments: [
    payment(PENDING, 'requires_confirmation'),
    payment(CONFIRMED, 'authorised'),
    payment(PAID, 'captured'),
    payment(CANCELLING, 'authorised'),
    payment(CANCELLED, 'refunded'),
    payment(REJECTED, 'cancelled'),
  ],
  intents: [opened(PENDING), held(CONFIRMED), captured(PAID), held(CANCELLING), refunded(CANCELLED), voided(REJECTED)],
  products: [product()],
  since: ago(7 * 24 * 60),
  published: { missing: [], lastSequenceOf: (id) => (id === 'prd_cup' ? 3 : undefined) },
  invalid: [],
  deadLetters: [{ queue: 'bazaar-test-orders-inbox-dlq', count: 0, letters: [] }],
  parked: [],
  ...changes,
});

const MINUTE = 60_000;

export const bounds: Bounds = {
  graceMs: 5 * MINUTE,
  pendingMs: 12 * MINUTE,
  cancellingMs: 30 * MINUTE,
  windowMs: 7 * 24 * 60 * MINUTE,
};

/** What the auditor finds, judged at `NOW`. */
export const auditOf = (changes: Partial<Evidence> = {}, within: Partial<Bounds> = {}): Finding[] =>
  audit(sound(changes), NOW, { ...bounds, ...within });

/** Kind and subject of each finding. */
export const found = (changes: Partial<Evidence> = {}, within: Partial<Bounds> = {}): string[] =>
  auditOf(changes, within).map(({ kind, subject }) => `${kind}: ${subject}`);

/** The list with one of its items changed, found by a part of it. */
export const withChanged = <Item extends object>(
  items: readonly Item[] | undefined,
  part: Partial<Item>,
  changes: Partial<Item>,
): Item[] =>
  (items ?? []).map((item) =>
    Object.entries(part).every(([name, value]) => item[name as keyof Item] === value) ? { ...item, ...changes } : item,
  );
