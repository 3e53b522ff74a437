import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { followProvider } from '#functions/payments/domain/follow-provider.ts';
import { isOver, type Payment, type PaymentStatus } from '#functions/payments/domain/payment.ts';
import type { ProviderStatus } from '#functions/payments/domain/provider-intent.ts';
import { act, intent, requested, statuses } from '#test/support/builders/payments/payments.ts';

const following = (...seen: readonly ProviderStatus[]): Payment =>
  seen.reduce((payment, status, index) => followProvider(payment, intent(status), act(index + 1)), requested());

const whats = ({ history }: Payment) => history.slice(1).map(({ what }) => what);

describe('a payment follows the provider', () => {
  it.each<[ProviderStatus[], PaymentStatus, string[]]>([
    [[], 'PENDING', []],
    [['requires_confirmation'], 'PENDING', []],
    [['authorised'], 'AUTHORISED', ['Authorised']],
    [['declined'], 'DECLINED', ['Declined']],
    [['cancelled'], 'VOIDED', ['Voided']],
    [['authorised', 'cancelled'], 'VOIDED', ['Authorised', 'Voided']],
    [['authorised', 'captured'], 'CAPTURED', ['Authorised', 'Captured']],
    [['captured'], 'CAPTURED', ['Authorised', 'Captured']],
    [['refunded'], 'REFUNDED', ['Authorised', 'Captured', 'Refunded']],
    [['authorised', 'refunded'], 'REFUNDED', ['Authorised', 'Captured', 'Refunded']],
  ])('after %j it is %s', (seen, status, entries) => {
    expect(following(...seen).status).toBe(status);
    expect(whats(following(...seen))).toEqual(entries);
  });

  it.each<[ProviderStatus[]]>([
    [['cancelled', 'authorised']],
    [['cancelled', 'captured']],
    [['declined', 'authorised']],
    [['declined', 'cancelled']],
    [['authorised', 'declined']],
    [['captured', 'cancelled']],
    [['refunded', 'captured']],
  ])('does not go back with the second of %j', (seen) => {
    expect(following(...seen)).toEqual(following(...seen.slice(0, -1)));
  });

  it('keeps why it was declined', () => {
    expect(following('declined')).toMatchObject({ status: 'DECLINED', reason: 'insufficient-funds' });
    expect(following('declined').history.at(-1)).toMatchObject({ what: 'Declined', reason: 'insufficient-funds' });
  });
});

const anySeen = fc.array(fc.constantFrom(...statuses), { maxLength: 8 });

describe('whatever a provider says, in any order', () => {
  it('numbers the entries without a gap and keeps each of them for good', () => {
    fc.assert(
      fc.property(anySeen, (seen) => {
        const payment = following(...seen);
        expect(payment.history.map(({ sequence }) => sequence)).toEqual(payment.history.map((_, index) => index + 1));
        expect(payment.version).toBe(payment.history.length);
        const earlier = following(...seen.slice(0, -1));
        expect(payment.history.slice(0, earlier.version)).toEqual(earlier.history);
      }),
    );
  });

  it('is the very same payment when nothing is new', () => {
    fc.assert(
      fc.property(anySeen, fc.constantFrom(...statuses), (seen, status) => {
        const once = followProvider(following(...seen), intent(status), act(20));
        expect(followProvider(once, intent(status), act(21))).toBe(once);
      }),
    );
  });

  it('stays over once it is over', () => {
    fc.assert(
      fc.property(anySeen, anySeen, (seen, more) => {
        const payment = following(...seen);
        fc.pre(isOver(payment));
        expect(following(...seen, ...more)).toEqual(payment);
      }),
    );
  });

  it('has at most one entry of a kind', () => {
    fc.assert(
      fc.property(anySeen, (seen) => {
        const entries = whats(following(...seen));
        expect(new Set(entries).size).toBe(entries.length);
      }),
    );
  });
});
