import type { Product } from '#functions/catalog/domain/product.ts';
import type { Reservation } from '#functions/inventory/domain/reservation.ts';
import type { Stock } from '#functions/inventory/domain/stock.ts';
import type { InvalidRow } from '#functions/operations/audit/expected-events.ts';
import type { Published } from '#functions/operations/audit/match-archive.ts';
import type { Keeper } from '#functions/operations/audit/tables.ts';
import type { Claim } from '#functions/orders/domain/claim.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import type { Payment } from '#functions/payments/domain/payment.ts';
import type { Intent } from '#functions/sandbox/domain/intent.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';

/** What a context knows of a SKU: the sequences of the events that it was written from. */
export type Replica = {
  readonly sku: string;
  /** Of the catalogue's. */
  readonly sequence?: number;
  /** Of inventory's; carts alone listen to it. */
  readonly levelSequence?: number;
};

export type KeptClaim = Claim & { readonly at: Instant };

/** Of what lies in a dead-letter queue, what can be told without taking it out. */
export type DeadLetter = {
  readonly messageId: string;
  /** Of an event: its id and type. */
  readonly eventId?: string | undefined;
  readonly detailType?: string | undefined;
};

export type DeadLetterQueue = {
  readonly queue: string;
  /** By the queue's own count; of many letters only some are looked at. */
  readonly count: number;
  readonly letters: readonly DeadLetter[];
};

/** All that an audit judges from: committed rows, the provider's own ledger, the archive and the dead letters. */
export type Evidence = {
  readonly orders: readonly Order[];
  /** Whose the orders of claimed guests are, and since when. */
  readonly claims: readonly KeptClaim[];
  readonly replicas: Readonly<Record<Keeper, readonly Replica[]>>;
  readonly stock: readonly Stock[];
  /** SKUs that were written while inventory was being read: their holds cannot be judged this time. */
  readonly moving: ReadonlySet<string>;
  readonly reservations: readonly Reservation[];
  readonly payments: readonly Payment[];
  /** Undefined where the provider keeps its ledger to itself. */
  readonly intents: readonly Intent[] | undefined;
  readonly products: readonly Product[];
  /** Events that occurred before are not looked for in the archive. */
  readonly since: Instant;
  readonly published: Published;
  readonly invalid: readonly InvalidRow[];
  readonly deadLetters: readonly DeadLetterQueue[];
  /** Keys of the changes that relays have parked. */
  readonly parked: readonly string[];
};
