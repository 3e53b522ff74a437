import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { parseDecimal, parseDecimalRounded, toDecimal } from '#functions/shared/kernel/money/decimal.ts';
import { InvalidAmount, MoneyOverflow } from '#functions/shared/kernel/money/errors.ts';
import { formatMoney } from '#functions/shared/kernel/money/format-money.ts';
import { money } from '#functions/shared/kernel/money/money.ts';
import { anyMoney } from '#test/unit/kernel/money/arbitraries.ts';

const NO_AMOUNTS = ['', ' ', '-', '.5', '5.', '+1', '1e3', '1,000', '1.2.3', '12 ', '0x1f', 'NaN', '１', '--1'];

describe('decimal amounts', () => {
  it('read what they wrote, for currencies with 0, 2 and 3 decimals', () => {
    fc.assert(
      fc.property(anyMoney, (amount) => expect(parseDecimal(toDecimal(amount), amount.currency)).toEqual(amount)),
    );
  });

  it('carry as many decimals as the currency', () => {
    expect(toDecimal(money(1290, 'USD'))).toBe('12.90');
    expect(toDecimal(money(-5, 'USD'))).toBe('-0.05');
    expect(toDecimal(money(1290, 'JPY'))).toBe('1290');
    expect(toDecimal(money(1290, 'KWD'))).toBe('1.290');
  });

  it('may leave decimals out', () => {
    expect(parseDecimal('12', 'USD')).toEqual(money(1200, 'USD'));
    expect(parseDecimal('12.9', 'USD')).toEqual(money(1290, 'USD'));
    expect(parseDecimal('-0.5', 'BHD')).toEqual(money(-500, 'BHD'));
    expect(parseDecimal('007', 'JPY')).toEqual(money(7, 'JPY'));
  });

  it.each(NO_AMOUNTS)('refuse %j', (text) => {
    expect(() => parseDecimal(text, 'USD')).toThrow(InvalidAmount);
    expect(() => parseDecimalRounded(text, 'USD')).toThrow(InvalidAmount);
  });

  it('refuse more decimals than the currency has', () => {
    expect(() => parseDecimal('12.905', 'USD')).toThrow(InvalidAmount);
    expect(() => parseDecimal('12.0', 'JPY')).toThrow(InvalidAmount);
  });

  it('refuse what does not fit a safe integer', () => {
    expect(() => parseDecimal('90071992547409.92', 'USD')).toThrow(MoneyOverflow);
    expect(parseDecimal('90071992547409.91', 'USD').amount).toBe(Number.MAX_SAFE_INTEGER);
  });
});

describe('decimal amounts of foreign files', () => {
  it('are rounded half up, away from zero', () => {
    expect(parseDecimalRounded('12.905', 'USD')).toEqual(money(1291, 'USD'));
    expect(parseDecimalRounded('12.9049', 'USD')).toEqual(money(1290, 'USD'));
    expect(parseDecimalRounded('-12.905', 'USD')).toEqual(money(-1291, 'USD'));
    expect(parseDecimalRounded('1290.00', 'JPY')).toEqual(money(1290, 'JPY'));
  });

  it('are exact wherever the strict reading is', () => {
    fc.assert(
      fc.property(anyMoney, (amount) =>
        expect(parseDecimalRounded(toDecimal(amount), amount.currency)).toEqual(amount),
      ),
    );
  });
});

describe('money for people', () => {
  it('shows all decimals of its currency, whatever the habit of the locale', () => {
    expect(formatMoney(money(1290, 'USD'))).toBe('$12.90');
    expect(formatMoney(money(1290, 'JPY'))).toBe('¥1,290');
    expect(formatMoney(money(1290, 'KWD'))).toBe('KWD\u00a01.290');
    expect(formatMoney(money(129_000, 'IDR'))).toBe('IDR\u00a01,290.00');
    expect(formatMoney(money(129_000, 'EUR'), 'de')).toBe('1.290,00\u00a0€');
  });

  it('loses no digit of the largest amount', () => {
    expect(formatMoney(money(Number.MAX_SAFE_INTEGER, 'USD'))).toBe('$90,071,992,547,409.91');
  });
});
