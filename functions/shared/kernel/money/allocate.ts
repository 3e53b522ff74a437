import { negate } from '#functions/shared/kernel/money/arithmetic.ts';
import { type Money, money } from '#functions/shared/kernel/money/money.ts';

type Share = { readonly index: number; readonly whole: bigint; readonly remainder: bigint };

const assertRatios = (ratios: readonly number[]): void => {
  const sound = ratios.every((ratio) => Number.isSafeInteger(ratio) && ratio >= 0) && ratios.some((ratio) => ratio > 0);
  if (!sound) throw new RangeError('ratios are whole numbers, none negative and not all zero');
};

const exactShares = (amount: number, ratios: readonly number[]): Share[] => {
  const total = ratios.reduce((sum, ratio) => sum + BigInt(ratio), 0n);
  return ratios.map((ratio, index) => {
    const product = BigInt(amount) * BigInt(ratio);
    return { index, whole: product / total, remainder: product % total };
  });
};

const byRemainder = (a: Share, b: Share): number =>
  a.remainder === b.remainder
    ? a.index - b.index
    : Number(b.remainder > a.remainder) - Number(b.remainder < a.remainder);

/**
 * Splits an amount by ratios without losing a cent, by largest remainder: every share is the exact one rounded down
 * or up, those nearest to the next unit are rounded up, and among equals the earlier. A ratio of zero gets nothing; a
 * negative amount is split like its opposite.
 * @param ratios whole numbers, none negative, not all zero
 * @throws RangeError for other ratios
 * @example allocate(money(100, 'EUR'), [1, 1, 1]) // 34, 33, 33
 */
export const allocate = (whole: Money, ratios: readonly number[]): Money[] => {
  assertRatios(ratios);
  if (whole.amount < 0) return allocate(negate(whole), ratios).map(negate);
  const shares = exactShares(whole.amount, ratios);
  const left = BigInt(whole.amount) - shares.reduce((total, share) => total + share.whole, 0n);
  const roundedUp = new Set(
    shares
      .toSorted(byRemainder)
      .slice(0, Number(left))
      .map(({ index }) => index),
  );
  return shares.map((share) => money(Number(share.whole) + (roundedUp.has(share.index) ? 1 : 0), whole.currency));
};
