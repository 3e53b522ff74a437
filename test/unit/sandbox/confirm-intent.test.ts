import { describe, expect, it } from '@jest/globals';
import { confirmIntent } from '#functions/sandbox/domain/confirm-intent.ts';
import { createIntent, getIntent } from '#functions/sandbox/domain/create-intent.ts';
import { heldAmount } from '#functions/sandbox/domain/intent.ts';
import {
  ASKED,
  cancelled,
  captured,
  confirmed,
  created,
  LATER,
  refusalOf,
  request,
} from '#test/unit/sandbox/intents.ts';

describe('creating an intent', () => {
  it('moves no money', () => {
    expect(created()).toMatchObject({
      reference: 'ord_1',
      status: 'requires_confirmation',
      amountAuthorised: 0,
      version: 1,
    });
    expect(created().id).toMatch(/^pi_/);
  });

  it('gives one key one id, for ever', () => {
    expect(createIntent({ ...ASKED, at: LATER }).id).toBe(created().id);
    expect(createIntent({ ...ASKED, key: 'ord_2/authorise' }).id).not.toBe(created().id);
  });

  it('answers with the intent that the key already has, whatever became of it', () => {
    expect(getIntent(cancelled(), ASKED)).toEqual(cancelled());
  });

  it.each([{ amount: 4501 }, { currency: 'USD' as const }, { reference: 'ord_2' }])(
    'refuses to reuse the key for %j',
    (difference) => {
      expect(refusalOf(() => getIntent(created(), { ...ASKED, ...difference }))).toBe('idempotency_mismatch');
    },
  );

  it.each([0, -1, 0.5, 2 ** 53])('refuses the amount %p', (amount) => {
    expect(refusalOf(() => createIntent({ ...ASKED, amount }))).toBe('invalid_amount');
  });
});

describe('confirming an intent', () => {
  it('holds the whole amount if the bank approves', () => {
    const intent = confirmed('tok_approve');
    expect(intent).toMatchObject({ status: 'authorised', amountAuthorised: 4500, amountCaptured: 0, version: 2 });
    expect(heldAmount(intent)).toBe(4500);
    expect(intent.history.at(-1)).toEqual({
      sequence: 2,
      what: 'authorised',
      at: LATER,
      amount: 4500,
      requestKey: 'confirm-1',
    });
  });

  it.each([
    ['tok_decline', 'card_declined'],
    ['tok_insufficient_funds', 'insufficient_funds'],
    ['tok_decline_late', 'card_declined'],
  ] as const)('holds nothing for %s', (token, declineCode) => {
    expect(confirmed(token)).toMatchObject({ status: 'declined', declineCode, amountAuthorised: 0 });
  });

  it.each([
    ['tok_approve', 'ok', 0, 'authorised'],
    ['tok_slow', 'ok', 1500, 'authorised'],
    ['tok_timeout', 'late', 5000, 'authorised'],
    ['tok_decline_late', 'late', 5000, 'declined'],
    ['tok_error', 'error', 0, 'requires_confirmation'],
    ['tok_error_after', 'error', 0, 'authorised'],
  ] as const)('answers %s: %s after %i ms, and leaves it %s', (token, answer, delayMs, status) => {
    const confirmation = confirmIntent(created(), { ...request('confirm-1'), token });
    expect(confirmation).toMatchObject({ answer, delayMs, intent: { status } });
  });

  it('gives the same decision promptly to whoever asks again', () => {
    for (const token of ['tok_timeout', 'tok_error_after', 'tok_decline'] as const) {
      const intent = confirmed(token);
      const answer = { intent, answer: 'ok', delayMs: 0 };
      expect(confirmIntent(intent, { ...request('confirm-1'), token })).toEqual(answer);
      expect(confirmIntent(intent, { ...request('confirm-2'), token: 'tok_approve' })).toEqual(answer);
    }
    expect(confirmIntent(captured(), { ...request('confirm-1'), token: 'tok_approve' }).intent).toEqual(captured());
  });

  it('fails always with tok_error, without a trace', () => {
    expect(confirmIntent(confirmed('tok_error'), { ...request('confirm-1'), token: 'tok_error' })).toEqual({
      intent: created(),
      answer: 'error',
      delayMs: 0,
    });
  });

  it('fails with tok_error_once at the first attempt only', () => {
    const first = confirmIntent(created(), { ...request('confirm-1'), token: 'tok_error_once' });
    expect(first).toMatchObject({ answer: 'error', intent: { status: 'requires_confirmation', version: 2 } });
    const second = confirmIntent(first.intent, { ...request('confirm-1'), token: 'tok_error_once' });
    expect(second).toMatchObject({ answer: 'ok', intent: { status: 'authorised', version: 3 } });
  });

  it('is refused once the intent is cancelled', () => {
    expect(refusalOf(() => confirmIntent(cancelled(), { ...request('confirm-1'), token: 'tok_approve' }))).toBe(
      'intent_cancelled',
    );
  });

  it.each(['tok_nothing', '', 'toString'])('refuses the token %j', (token) => {
    expect(refusalOf(() => confirmIntent(created(), { ...request('confirm-1'), token }))).toBe('unknown_token');
  });
});
