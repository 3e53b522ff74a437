import { RowDefect } from '#functions/catalog/import/defect.ts';
import { readJson } from '#functions/catalog/import/map/read-cell.ts';
import { columnOf, readRequired, readText } from '#functions/catalog/import/map/read-text.ts';
import type {
  NumberFormat,
  PriceSource,
  PricesByCurrency,
  SinglePrice,
} from '#functions/catalog/import/mapping/sources.ts';
import type { Row } from '#functions/catalog/import/read/row.ts';
import { type Currency, isCurrency } from '#functions/shared/kernel/money/currency.ts';
import { parseDecimal, parseDecimalRounded } from '#functions/shared/kernel/money/decimal.ts';

type Price = readonly [Currency, number];
/** Where amount and currency stand, if in columns at all. */
type Columns = readonly [amount: string | undefined, currency: string | undefined];
type Written = { readonly amount: string; readonly currency: string; readonly columns: Columns };

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

const toDecimalText = (text: string, { decimalSeparator, groupSeparator }: NumberFormat): string => {
  const joined = groupSeparator === undefined ? text : text.replaceAll(groupSeparator, '');
  return withoutEmptyDecimals(expandExponent(joined.replace(decimalSeparator, '.')));
};

const currencyOf = ({ currency, columns }: Written): Currency => {
  const code = currency.toUpperCase();
  if (isCurrency(code)) return code;
  const reason = `currency: ${code.slice(0, 40)} is not an active currency of ISO 4217`;
  throw new RowDefect('unknown-currency', reason, columns[1]);
};

const minorUnits = (amount: string, currency: Currency, format: NumberFormat): number => {
  const text = toDecimalText(amount, format);
  if (format.unit === 'minor') return /^\d{1,15}$/.test(text) ? Number(text) : 0;
  return (format.rounding === 'refuse' ? parseDecimal : parseDecimalRounded)(text, currency).amount;
};

const toPrice = (written: Written, format: NumberFormat): Price => {
  const currency = currencyOf(written);
  const [column] = written.columns;
  try {
    const amount = minorUnits(written.amount, currency, format);
    if (amount > 0) return [currency, amount];
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new RowDefect('not-a-price', `price: ${why.slice(0, 200)}`, column, { cause });
  }
  throw new RowDefect('not-a-price', `price: ${written.amount} ${currency} is not a price to sell at`, column);
};

const readSingle = (row: Row, source: SinglePrice): Price[] => {
  if (source.optional && readText(row, source.amount) === undefined) return [];
  const columns: Columns = [columnOf(source.amount), columnOf(source.currency)];
  const currency = readRequired(row, 'currency', source.currency);
  const amount = readRequired(row, 'price', source.amount);
  return [toPrice({ amount, currency, columns }, source)];
};

const readByCurrency = (row: Row, { byCurrency: { column, path }, ...format }: PricesByCurrency): Price[] =>
  readJson(row, column, path).flatMap((prices) =>
    Object.entries(prices ?? {}).map(([currency, amount]) =>
      toPrice({ amount: String(amount).trim(), currency, columns: [column, column] }, format),
    ),
  );

type Prices = Partial<Record<Currency, number>>;

const readAll = (row: Row, sources: readonly PriceSource[]): Price[] =>
  sources.flatMap((source) => ('byCurrency' in source ? readByCurrency(row, source) : readSingle(row, source)));

/** Minor units by currency; where a currency comes again, its first price. */
export const readPrices = (row: Row, sources: readonly PriceSource[]): Prices => {
  const prices = readAll(row, sources);
  if (prices.length > 0) return Object.fromEntries(prices.toReversed());
  const [first] = sources;
  const column = first && ('byCurrency' in first ? first.byCurrency.column : columnOf(first.amount));
  throw new RowDefect('missing', 'price: is empty', column);
};

/** Only those above what is asked for now: the others are no news to a buyer. */
export const readListPrices = (row: Row, sources: readonly PriceSource[], prices: Prices): Prices =>
  Object.fromEntries(
    readAll(row, sources)
      .filter(([currency, amount]) => amount > (prices[currency] ?? Number.POSITIVE_INFINITY))
      .toReversed(),
  );
