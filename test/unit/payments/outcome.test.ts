import { describe, expect, it } from '@jest/globals';
import { followProvider } from '#functions/payments/domain/follow-provider.ts';
import { noteFailure } from '#functions/payments/domain/note-failure.ts';
import { assertAuthorised } from '#functions/payments/domain/outcome.ts';
import type { ProviderIntent, ProviderStatus } from '#functions/payments/domain/provider-intent.ts';
import { act, INTENT, intent, requested } from '#test/support/builders/payments/payments.ts';

const standing = (said: ProviderIntent) => followProvider(requested(), said, act(1));

const outcomeOf = (said: ProviderIntent): string => {
  try {
    assertAuthorised(standing(said));
    return 'authorised';
  } catch (error) {
    return (error as Error).name;
  }
};

describe('what became of an authorisation', () => {
  it.each<[ProviderStatus, string]>([
    ['authorised', 'authorised'],
    ['captured', 'authorised'],
    ['cancelled', 'OrderAlreadyDecided'],
    ['refunded', 'OrderAlreadyDecided'],
    ['declined', 'InsufficientFunds'],
    ['requires_confirmation', 'ProviderTimeout'],
  ])('of an intent that is %s: %s', (status, outcome) => {
    expect(outcomeOf(intent(status))).toBe(outcome);
  });

  it('of a declined card: PaymentDeclined', () => {
    expect(outcomeOf({ intentId: INTENT, status: 'declined', reason: 'card-declined' })).toBe('PaymentDeclined');
  });
});

describe('a refusal of the provider', () => {
  const authorised = standing(intent('authorised'));
  const captured = standing(intent('captured'));

  it('is kept on the row, which stays where it is', () => {
    const failed = noteFailure(authorised, 'CaptureFailed', 'not_authorised', act(2, 'operator-1'));
    expect(failed).toMatchObject({ status: 'AUTHORISED', version: authorised.version + 1 });
    expect(failed.history.at(-1)).toEqual({
      sequence: 3,
      what: 'CaptureFailed',
      reason: 'not_authorised',
      ...act(2, 'operator-1'),
    });
  });

  it('is kept once, until it is another', () => {
    const failed = noteFailure(captured, 'RefundFailed', 'a', act(2));
    expect(noteFailure(failed, 'RefundFailed', 'a', act(3))).toBe(failed);
    expect(noteFailure(failed, 'RefundFailed', 'b', act(3)).version).toBe(failed.version + 1);
  });

  it('is no news where the payment went on meanwhile', () => {
    expect(noteFailure(captured, 'CaptureFailed', 'a', act(2))).toBe(captured);
    expect(noteFailure(authorised, 'RefundFailed', 'a', act(2))).toBe(authorised);
  });
});
