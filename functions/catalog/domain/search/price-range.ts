export type PriceRange = { readonly from: number; readonly to: number };

/** 0, 1, 2, 5, 10, 20, 50 … up to more than any price. */
const BOUNDS = [0, ...Array.from({ length: 14 }, (_, power) => [1, 2, 5].map((step) => step * 10 ** power)).flat()];

/** Which range of these steps holds a price. */
export const rangeNumber = (price: number): number => {
  let [low, high] = [0, BOUNDS.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if ((BOUNDS[middle] ?? 0) <= price) low = middle;
    else high = middle - 1;
  }
  return low;
};

export const RANGES = BOUNDS.length;

/** Both ends are within. */
export const rangeAt = (number: number): PriceRange => ({
  from: BOUNDS[number] ?? 0,
  to: (BOUNDS[number + 1] ?? Number.MAX_SAFE_INTEGER) - 1,
});
