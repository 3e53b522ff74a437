import { type Currency, isCurrency } from '#functions/shared/kernel/money/currency.ts';
import { parseDecimal, parseDecimalRounded } from '#functions/shared/kernel/money/decimal.ts';
import type { PriceSource } from '#scripts/import/mapping.ts';
import type { Row } from '#scripts/import/read-rows.ts';
import { readRequired } from '#scripts/import/read-text.ts';
import { RowDefect } from '#scripts/import/row-defect.ts';

type Prices = Partial<Record<Currency, number>>;

const SCIENTIFIC = /^(?<sign>-?)(?<whole>\d)(?:\.(?<fraction>\d*))?e(?<exponent>[+-]?\d{1,2})$/i;

/** `1.299e+03` → `1299`: exactly, where a float would have to guess. */
export const expandExponent = (text: string): string => {
  const { sign = '', whole, fraction = '', exponent } = SCIENTIFIC.exec(text)?.groups ?? {};
  if (whole === undefined) return text;
  const point = 1 + Number(exponent);
  const digits = `${whole}${fraction}`.padEnd(point, '0');
  return point > 0
    ? `${sign}${digits.slice(0, point)}.${digits.slice(point)}0`
    : `${sign}0.${'0'.repeat(-point)}${digits}`;
};

const withoutEmptyDecimals = (text: string): string => text.replace(/(\.\d*?)0+$/, '$1').replace(/\.$/, '');

const toDecimalText = (text: string, { decimalSeparator, groupSeparator }: PriceSource): string => {
  const joined = groupSeparator === undefined ? text : text.replaceAll(groupSeparator, '');
  return withoutEmptyDecimals(expandExponent(joined.replace(decimalSeparator, '.')));
};

const readPrice = (row: Row, source: PriceSource): [Currency, number] => {
  const currency = readRequired(row, 'currency', source.currency).toUpperCase();
  if (!isCurrency(currency)) throw new RowDefect('currency', `${currency} is not an active currency of ISO 4217`);
  const text = readRequired(row, 'price', source.amount);
  const parse = source.rounding === 'refuse' ? parseDecimal : parseDecimalRounded;
  try {
    const { amount } = parse(toDecimalText(text, source), currency);
    if (amount > 0) return [currency, amount];
  } catch (cause) {
    throw new RowDefect('price', cause instanceof Error ? cause.message : String(cause), { cause });
  }
  throw new RowDefect('price', `${text} ${currency} is not a price to sell at`);
};

/** Minor units by currency. */
export const readPrices = (row: Row, sources: readonly PriceSource[]): Prices =>
  Object.fromEntries(sources.map((source) => readPrice(row, source)));
