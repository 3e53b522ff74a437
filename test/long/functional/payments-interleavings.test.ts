import { describe, expect, it, jest } from '@jest/globals';
import * as fc from 'fast-check';
import type { Payment } from '#functions/payments/domain/payment.ts';
import { toEvents } from '#functions/payments/domain/to-events.ts';
import type { Intent } from '#functions/sandbox/domain/intent.ts';
import { toEnvelope } from '#functions/shared/events/outgoing-event.ts';
import { type Actor, anyActor, interleave } from '#test/support/builders/payments/interleaving.ts';
import { LEDGER, PAYMENTS, type Shop, shop } from '#test/support/builders/payments/shop.ts';

const RUNS = { numRuns: 12 };

jest.setTimeout(60_000);

/** Where a row must be when its intent is in this state and nobody is at work any more. */
const AGREES: Record<Intent['status'], string> = {
  requires_confirmation: 'PENDING',
  authorised: 'AUTHORISED',
  declined: 'DECLINED',
  cancelled: 'VOIDED',
  captured: 'CAPTURED',
  partially_refunded: 'CAPTURED',
  refunded: 'REFUNDED',
};

const agree = ({ payment, intent }: Shop) => {
  const { status } = intent() ?? { status: 'requires_confirmation' };
  expect(payment()?.status).toBe(AGREES[status]);
};

const paidOnceAtMost = ({ dynamo, intent, money }: Shop) => {
  const { held, kept } = money();
  expect([0, 1998]).toContain(held + kept);
  const times = (what: string) => intent()?.history.filter((entry) => entry.what === what).length ?? 0;
  expect(times('authorised')).toBeLessThanOrEqual(1);
  expect(times('captured')).toBeLessThanOrEqual(1);
  expect(dynamo.rows(LEDGER).length).toBeLessThanOrEqual(1);
};

/** Every write adds to the history that it found: none is lost to another that came between. */
const nothingUnsaid = ({ dynamo }: Shop) => {
  for (const { oldImage, newImage } of dynamo.changes(PAYMENTS)) {
    const { history: before = [] } = (oldImage ?? {}) as Partial<Payment>;
    const { history: after = [] } = (newImage ?? {}) as Partial<Payment>;
    expect(after.slice(0, before.length)).toEqual(before);
  }
};

/** Each kind of event at most once, under its own sequence, whatever happened. */
const told = ({ dynamo }: Shop) => {
  const events = dynamo
    .changes(PAYMENTS)
    .flatMap(({ oldImage, newImage }) => (newImage ? toEvents(oldImage, newImage) : []))
    .map(toEnvelope);
  expect(new Set(events.map(({ meta }) => meta.id)).size).toBe(events.length);
  expect(new Set(events.map(({ meta }) => meta.type)).size).toBe(events.length);
  return events.map(({ meta }) => meta.type);
};

const always = (actors: fc.Arbitrary<Actor[]>, law: (shopping: Shop, played: Played) => Promise<void>, runs = RUNS) =>
  fc.assert(
    fc.asyncProperty(fc.scheduler(), actors, async (steps, cast) => {
      const shopping = shop();
      await law(shopping, await interleave(shopping, cast, steps));
    }),
    runs,
  );

/** An actor whom nothing befalls. */
const calm = (does: Actor['does']): Actor => ({
  does,
  token: 'tok_approve',
  claim: 'authorised',
  mishaps: [],
  crashAt: undefined,
});

/** After an undo came through among them. */
const settledForGood = async (shopping: Shop, { comeLast }: Played) => {
  await comeLast();
  expect(shopping.money()).toEqual({ held: 0, kept: 0 });
  agree(shopping);
  paidOnceAtMost(shopping);
  nothingUnsaid(shopping);
};

type Played = Awaited<ReturnType<typeof interleave>>;

const without = fc.array(anyActor('authorise', 'authorise', 'webhook'), { minLength: 1, maxLength: 4 });
const everyone = fc.array(anyActor('authorise', 'undo', 'capture', 'webhook'), { minLength: 2, maxLength: 5 });

describe('whoever works on one order at the same time, with any calls lost, late, repeated or cut short', () => {
  it('ends with one authorisation or none, and a row that agrees with the ledger, once checkout has its answer', async () => {
    await always(without, async (shopping, { comeLast }) => {
      paidOnceAtMost(shopping);
      await comeLast();
      await shopping.authorise().catch(() => undefined);
      agree(shopping);
      paidOnceAtMost(shopping);
      expect(['AUTHORISED', 'DECLINED']).toContain(shopping.payment()?.status);
      told(shopping);
    });
  });

  it('holds and keeps nothing once an undo is through, and never will', async () => {
    await always(everyone, async (shopping, { comeLast }) => {
      paidOnceAtMost(shopping);
      await shopping.undo();
      expect(shopping.money()).toEqual({ held: 0, kept: 0 });
      await comeLast();
      await shopping.authorise().catch(() => undefined);
      expect(shopping.money()).toEqual({ held: 0, kept: 0 });
      agree(shopping);
      const events = told(shopping);
      expect(events).toContainEqual(expect.stringMatching(/^Payment(Voided|Refunded|Declined)$/));
    });
  });

  it('needs no new undo where the one among them came through', async () => {
    await always(
      everyone.map((others) => [calm('undo'), ...others]),
      settledForGood,
    );
  });

  it('goes wrong in no order of steps, where nothing else goes wrong', async () => {
    const cast = [calm('authorise'), calm('undo'), calm('webhook')];
    await always(fc.constant(cast), settledForGood, { numRuns: 40 });
  });
});
