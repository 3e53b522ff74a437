import { validationException } from '../errors.ts';

const MAX_DIGITS = 38;
const MAX_EXPONENT = 125;
const MIN_EXPONENT = -130;

/** coefficient × 10^exponent */
type Decimal = { readonly coefficient: bigint; readonly exponent: number };

const toDecimal = (value: number | bigint): Decimal => {
  const [mantissa = '0', power = '0'] = String(value).split('e');
  const [whole = '0', fraction = ''] = mantissa.split('.');
  return { coefficient: BigInt(whole + fraction), exponent: Number(power) - fraction.length };
};

const atExponent = ({ coefficient, exponent }: Decimal, target: number): bigint =>
  coefficient * 10n ** BigInt(exponent - target);

const trimmed = ({ coefficient, exponent }: Decimal): { digits: string; exponent: number } => {
  const digits = String(coefficient);
  const kept = digits.replace(/0+$/, '') || '0';
  return { digits: kept, exponent: exponent + digits.length - kept.length };
};

const toNative = (decimal: Decimal): number | bigint => {
  const { digits, exponent } = trimmed(decimal);
  const length = digits.replace('-', '').length;
  if (length > MAX_DIGITS) throw validationException('Attempting to store more than 38 significant digits in a Number');
  refuseMagnitude(digits === '0' ? 0 : length - 1 + exponent);
  const near = Number(`${digits}e${exponent}`);
  return Number.isInteger(near) && !Number.isSafeInteger(near)
    ? atExponent({ coefficient: BigInt(digits), exponent }, 0)
    : near;
};

/** Refuses what lies outside DynamoDB's range, by the power of ten of the first digit. */
export const refuseMagnitude = (power: number): void => {
  const tried = 'Attempting to store a number with magnitude';
  if (power > MAX_EXPONENT) throw validationException(`Number overflow. ${tried} larger than supported range`);
  if (power < MIN_EXPONENT) throw validationException(`Number underflow. ${tried} smaller than supported range`);
};

/** Adds as DynamoDB does, in decimal: 0.1 + 0.2 is 0.3. Beyond 17 digits a fraction loses what a double cannot hold. */
export const addNumbers = (a: number | bigint, b: number | bigint): number | bigint => {
  if (Number.isSafeInteger(a) && Number.isSafeInteger(b)) {
    const sum = (a as number) + (b as number);
    if (Number.isSafeInteger(sum)) return sum;
  }
  const [x, y] = [toDecimal(a), toDecimal(b)];
  const exponent = Math.min(x.exponent, y.exponent);
  return toNative({ coefficient: atExponent(x, exponent) + atExponent(y, exponent), exponent });
};

export const subtractNumbers = (a: number | bigint, b: number | bigint): number | bigint => addNumbers(a, -b);
