import { beforeAll, describe, expect, it } from '@jest/globals';
import { dollarsPerMillion, itemsOf } from '#bench/units/cost.ts';
import { type MeasuredCheckout, measureCheckout, unitsOf } from '#bench/units/measure-checkout.ts';
import { withReasons } from '#bench/units/reasons.ts';

const KILOBYTE = 1024;

describe('what one checkout of three lines consumes', () => {
  let measured: MeasuredCheckout;

  beforeAll(async () => {
    measured = await measureCheckout();
  });

  it('takes at most 9 write units up to CONFIRMED, index writes included', () => {
    expect(unitsOf(measured.calls, 'checkout')).toBeLessThanOrEqual(9);
  });

  it('takes at most 5 write units for the reservation and the markers after it', () => {
    expect(unitsOf(measured.calls, 'after')).toBeLessThanOrEqual(5);
  });

  it('keeps each row under 1 KB, beyond which a write costs a second unit', () => {
    const items = measured.rows.map(({ item }) => item);
    expect(items).toEqual(['order', 'payment', 'reservation', 'stock', 'stock', 'stock']);
    expect(measured.rows.filter(({ bytes }) => bytes >= KILOBYTE)).toEqual([]);
  });

  it('makes no call to AWS that nobody has justified', () => {
    const unjustified = withReasons(measured.calls).filter(({ why }) => why === '');
    expect(unjustified.map(({ by, doing, action, item }) => `${by} ${doing}: ${action} ${item}`)).toEqual([]);
  });

  it('reads and writes nothing of which it is not known who did', () => {
    expect(measured.calls.filter(({ by }) => by === 'nobody')).toEqual([]);
  });

  it('publishes what happened, and nothing more', () => {
    expect(measured.events.toSorted()).toEqual(['OrderConfirmed.v1', 'OrderPlaced.v1', 'PaymentAuthorised.v1']);
  });

  it('costs at most $16 per million up to CONFIRMED and $30 in all, at the list prices named', () => {
    const items = itemsOf(measured);
    expect(dollarsPerMillion(items.filter(({ part }) => part === 'checkout'))).toBeLessThanOrEqual(16);
    expect(dollarsPerMillion(items)).toBeLessThanOrEqual(30);
  });
});
