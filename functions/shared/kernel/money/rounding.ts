const magnitude = (value: bigint): bigint => (value < 0n ? -value : value);

/**
 * Exact division, rounded half up in the commercial way: a half goes away from zero, so that a refund (negative)
 * rounds to exactly the negative of the charge.
 */
export const divideHalfUp = (dividend: bigint, divisor: bigint): bigint => {
  const quotient = (2n * magnitude(dividend) + magnitude(divisor)) / (2n * magnitude(divisor));
  return dividend < 0n === divisor < 0n ? quotient : -quotient;
};
