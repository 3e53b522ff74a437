import { describe, expect, it } from '@jest/globals';
import { rejectionReason } from '#functions/orders/domain/reason.ts';

describe('the reason of a rejected order', () => {
  it.each([
    [{ Error: 'OutOfStock' }, 'out-of-stock'],
    [{ Error: 'PaymentDeclined', Cause: '{"errorMessage":"PaymentDeclined: no"}' }, 'payment-declined'],
    [{ Error: 'Runtime.HandlerError', Cause: '{"errorMessage":"InsufficientFunds: no"}' }, 'insufficient-funds'],
    [{ Error: 'States.Timeout' }, 'checkout-failed'],
    [{ Error: 'InjectedFault', Cause: 'not json' }, 'checkout-failed'],
  ])('follows from the error that the machine caught: %j → %s', (failure, reason) => {
    expect(rejectionReason(failure)).toBe(reason);
  });
});
