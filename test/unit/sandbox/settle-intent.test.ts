import { describe, expect, it } from '@jest/globals';
import { cancelIntent } from '#functions/sandbox/domain/cancel-intent.ts';
import { captureIntent } from '#functions/sandbox/domain/capture-intent.ts';
import { heldAmount } from '#functions/sandbox/domain/intent.ts';
import { refundIntent } from '#functions/sandbox/domain/refund-intent.ts';
import { webhooksSince } from '#functions/sandbox/domain/to-webhook.ts';
import { cancelled, captured, confirmed, created, LATER, refusalOf, request } from '#test/unit/sandbox/intents.ts';

const refunded = (...amounts: number[]) =>
  amounts.reduce(
    (intent, amount, index) => refundIntent(intent, { ...request(`refund-${index}`), amount }),
    captured(),
  );

describe('cancelling an intent', () => {
  it('releases the hold', () => {
    const intent = cancelIntent(confirmed('tok_approve'), request('cancel-1'));
    expect(intent).toMatchObject({ status: 'cancelled', cancelledAt: LATER, amountAuthorised: 0, version: 3 });
    expect(heldAmount(intent)).toBe(0);
    expect(intent.history.at(-1)).toMatchObject({ what: 'cancelled', amount: 4500 });
  });

  it('changes nothing the second time, whoever asks', () => {
    expect(cancelIntent(cancelled(), request('cancel-1'))).toEqual(cancelled());
    expect(cancelIntent(cancelled(), request('cancel-2'))).toEqual(cancelled());
  });

  it('leaves a declined intent as it is: it holds nothing', () => {
    expect(cancelIntent(confirmed('tok_decline'), request('cancel-1'))).toEqual(confirmed('tok_decline'));
  });

  it('is refused once money was taken', () => {
    for (const intent of [captured(), refunded(1), refunded(4500)])
      expect(refusalOf(() => cancelIntent(intent, request('cancel-1')))).toBe('already_captured');
  });

  it('refuses a key that was used for another act', () => {
    expect(refusalOf(() => cancelIntent(confirmed('tok_approve'), request('confirm-1')))).toBe('idempotency_mismatch');
  });
});

describe('capturing an intent', () => {
  it('takes the money', () => {
    expect(captured()).toMatchObject({ status: 'captured', amountAuthorised: 4500, amountCaptured: 4500, version: 3 });
  });

  it('releases what it does not take', () => {
    expect(captured(4000)).toMatchObject({ amountAuthorised: 4000, amountCaptured: 4000 });
    expect(heldAmount(captured(4000))).toBe(0);
  });

  it('changes nothing the second time', () => {
    expect(captureIntent(captured(), { ...request('capture-1'), amount: 4500 })).toEqual(captured());
    expect(captureIntent(captured(), { ...request('capture-2'), amount: 4500 })).toEqual(captured());
    expect(captureIntent(refunded(100), { ...request('capture-1'), amount: 4500 })).toEqual(refunded(100));
  });

  it.each([
    ['not_authorised', created],
    ['intent_cancelled', cancelled],
    ['intent_declined', () => confirmed('tok_decline')],
    ['already_captured', () => captured(4000)],
  ] as const)('is refused as %s', (code, intent) => {
    expect(refusalOf(() => captureIntent(intent(), { ...request('capture-2'), amount: 4500 }))).toBe(code);
  });

  it('is refused beyond the hold, and with the same key for another amount', () => {
    const held = confirmed('tok_approve');
    expect(refusalOf(() => captureIntent(held, { ...request('c'), amount: 4501 }))).toBe('capture_exceeds_authorised');
    expect(refusalOf(() => captureIntent(held, { ...request('c'), amount: 0 }))).toBe('invalid_amount');
    expect(refusalOf(() => captureIntent(captured(), { ...request('capture-1'), amount: 1 }))).toBe(
      'idempotency_mismatch',
    );
  });
});

describe('refunding an intent', () => {
  it('gives the money back in parts', () => {
    expect(refunded(1500)).toMatchObject({ status: 'partially_refunded', amountRefunded: 1500 });
    expect(refunded(1500, 1500)).toMatchObject({ status: 'partially_refunded', amountRefunded: 3000 });
    expect(refunded(1500, 3000)).toMatchObject({ status: 'refunded', amountRefunded: 4500 });
  });

  it('counts a request once', () => {
    expect(refundIntent(refunded(1500), { ...request('refund-0'), amount: 1500 })).toEqual(refunded(1500));
    expect(refundIntent(refunded(4500), { ...request('refund-0'), amount: 4500 })).toEqual(refunded(4500));
  });

  it('refuses the same request with another amount', () => {
    expect(refusalOf(() => refundIntent(refunded(1500), { ...request('refund-0'), amount: 1000 }))).toBe(
      'idempotency_mismatch',
    );
  });

  it('is refused beyond what was captured', () => {
    expect(refusalOf(() => refunded(4501))).toBe('refund_exceeds_captured');
    expect(refusalOf(() => refunded(4000, 501))).toBe('refund_exceeds_captured');
  });

  it('is refused before anything was captured', () => {
    for (const intent of [created(), confirmed('tok_approve'), confirmed('tok_decline'), cancelled()])
      expect(refusalOf(() => refundIntent(intent, { ...request('r'), amount: 1 }))).toBe('not_captured');
  });
});

describe('webhooks', () => {
  it('tell each entry since a version, under an id that never changes', () => {
    const intent = refunded(1500);
    expect(webhooksSince(intent, 2).map(({ type, data }) => [type, data.amount])).toEqual([
      ['intent.captured', 4500],
      ['intent.refunded', 1500],
    ]);
    expect(webhooksSince(intent, 3)).toEqual([
      {
        id: `${intent.id}#4`,
        type: 'intent.refunded',
        createdAt: LATER,
        data: { intentId: intent.id, reference: 'ord_1', amount: 1500, currency: 'EUR' },
      },
    ]);
  });

  it('do not tell what the merchant saw itself', () => {
    expect(webhooksSince(created(), 0)).toEqual([]);
    expect(webhooksSince(confirmed('tok_error_once'), 0)).toEqual([]);
  });
});
