import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { cancelIntent } from '#functions/sandbox/domain/cancel-intent.ts';
import { captureIntent } from '#functions/sandbox/domain/capture-intent.ts';
import { confirmIntent } from '#functions/sandbox/domain/confirm-intent.ts';
import { createIntent, getIntent, intentIdOf } from '#functions/sandbox/domain/create-intent.ts';
import { heldAmount, type Intent, type IntentEntry } from '#functions/sandbox/domain/intent.ts';
import { IntentRefused } from '#functions/sandbox/domain/intent-refused.ts';
import { refundIntent } from '#functions/sandbox/domain/refund-intent.ts';
import { TOKENS } from '#functions/sandbox/domain/tokens.ts';
import { runs } from '#test/support/laws.ts';
import { AT } from '#test/unit/sandbox/intents.ts';

type Ask = { act: 'create' | 'confirm' | 'cancel' | 'capture' | 'refund' } & {
  key: string;
  requestKey: string;
  amount: number;
  token: string;
};
type Ledger = Map<string, Intent>;

/** Few keys and amounts, so that requests repeat, contradict and overtake each other. */
const anyAsk: fc.Arbitrary<Ask> = fc.record({
  act: fc.constantFrom('create', 'confirm', 'cancel', 'capture', 'refund'),
  key: fc.constantFrom('ord_1', 'ord_2'),
  requestKey: fc.constantFrom('r1', 'r2', 'r3', 'r4', 'r5', 'r6'),
  amount: fc.constantFrom(0, 1, 40, 60, 100, 101),
  token: fc.constantFrom(...Object.keys(TOKENS), 'tok_unknown'),
});

const change = (intent: Intent, { act, requestKey, amount, token }: Ask): Intent => {
  const request = { requestKey, at: AT };
  if (act === 'confirm') return confirmIntent(intent, { ...request, token }).intent;
  if (act === 'cancel') return cancelIntent(intent, request);
  if (act === 'capture') return captureIntent(intent, { ...request, amount });
  return refundIntent(intent, { ...request, amount });
};

const fulfil = (ledger: Ledger, ask: Ask): Intent | undefined => {
  const known = ledger.get(intentIdOf(ask.key));
  if (ask.act !== 'create') return known && change(known, ask);
  const creation = { key: ask.key, reference: ask.key, amount: 100, currency: 'EUR', at: AT } as const;
  return known ? getIntent(known, { ...creation, amount: ask.amount || 100 }) : createIntent(creation);
};

/** Every intent that a ledger held over time, after each request in turn; a refusal changes nothing. */
const play = (asks: readonly Ask[]): { before: Intent | undefined; after: Intent; ask: Ask }[] => {
  const ledger: Ledger = new Map();
  return asks.flatMap((ask) => {
    const before = ledger.get(intentIdOf(ask.key));
    try {
      const after = fulfil(ledger, ask);
      if (!after) return [];
      ledger.set(after.id, after);
      return [{ before, after, ask }];
    } catch (error) {
      if (error instanceof IntentRefused) return [];
      throw error;
    }
  });
};

const FINAL: readonly Intent['status'][] = ['cancelled', 'declined', 'refunded'];
const LEGAL: Record<Intent['status'], readonly Intent['status'][]> = {
  requires_confirmation: ['authorised', 'declined', 'cancelled'],
  authorised: ['captured', 'cancelled'],
  captured: ['partially_refunded', 'refunded'],
  partially_refunded: ['refunded'],
  declined: [],
  cancelled: [],
  refunded: [],
};

const moved = ({ history }: Intent, what: IntentEntry['what']): number =>
  history.filter((entry) => entry.what === what).reduce((total, { amount = 0 }) => total + amount, 0);

const always = (law: (step: ReturnType<typeof play>[number]) => void) =>
  fc.assert(
    fc.property(fc.array(anyAsk, { minLength: 5, maxLength: 60 }), (asks) => play(asks).forEach(law)),
    {
      numRuns: runs(150),
    },
  );

describe("the provider's ledger, under any requests in any order", () => {
  it('has authorised at least what it captured, and captured at least what it refunded', () => {
    always(({ after }) => {
      expect(after.amount).toBeGreaterThanOrEqual(after.amountAuthorised);
      expect(after.amountAuthorised).toBeGreaterThanOrEqual(after.amountCaptured);
      expect(after.amountCaptured).toBeGreaterThanOrEqual(after.amountRefunded);
      expect(after.amountRefunded).toBeGreaterThanOrEqual(0);
    });
  });

  it('moves only along the legal states, so that nothing cancelled is ever authorised', () => {
    always(({ before, after }) => {
      if (!before || before.status === after.status) return;
      expect(LEGAL[before.status]).toContain(after.status);
    });
  });

  it('never changes what is final', () => {
    always(({ before, after }) => {
      if (before && FINAL.includes(before.status)) expect(after).toEqual(before);
    });
  });

  it('authorises and captures a key at most once, and holds money only while authorised', () => {
    always(({ after }) => {
      const times = (what: string) => after.history.filter((entry) => entry.what === what).length;
      expect(times('authorised')).toBeLessThanOrEqual(1);
      expect(times('captured')).toBeLessThanOrEqual(1);
      expect(heldAmount(after) > 0).toBe(after.status === 'authorised');
    });
  });

  it('can be rebuilt from its history, which only grows', () => {
    always(({ before, after }) => {
      expect(after.history.map(({ sequence }) => sequence)).toEqual(after.history.map((_, index) => index + 1));
      expect(after.version).toBe(after.history.length);
      expect(after.history.slice(0, before?.version ?? 0)).toEqual(before?.history ?? []);
      expect(moved(after, 'captured')).toBe(after.amountCaptured);
      expect(moved(after, 'refunded')).toBe(after.amountRefunded);
    });
  });

  it('changes nothing when a fulfilled request comes again', () => {
    always(({ after, ask }) => {
      if (ask.act === 'create' || ask.token === 'tok_error_once') return;
      expect(change(after, ask)).toEqual(after);
    });
  });

  it('reaches every state', () => {
    const asks = fc.sample(fc.array(anyAsk, { minLength: 40, maxLength: 60 }), { numRuns: 300, seed: 1 });
    const reached = new Set(asks.flatMap((each) => play(each).map(({ after }) => after.status)));
    expect([...reached].toSorted()).toEqual(Object.keys(LEGAL).toSorted());
  });
});
