/** One row of the table: what it costs to make the beginnings of `b` from a beginning of `a`. */
type Row = readonly number[];

/**
 * How many letters must be changed, added, left out or swapped with their neighbour to make one word of the other
 * (Damerau and Levenshtein, no part edited twice).
 */
export const editDistance = (from: string, to: string): number => {
  const [a, b] = [Array.from(from), Array.from(to)];
  let [before, last]: [Row, Row] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)];
  for (const [i, letter] of a.entries()) {
    const row = [i + 1];
    for (const [j, other] of b.entries()) {
      const changed = (last[j] ?? 0) + (letter === other ? 0 : 1);
      const swaps = i > 0 && j > 0 && letter === b[j - 1] && a[i - 1] === other;
      const swapped = swaps ? (before[j - 1] ?? 0) + 1 : Number.POSITIVE_INFINITY;
      row.push(Math.min(changed, swapped, (last[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    [before, last] = [last, row];
  }
  return last[b.length] ?? 0;
};

/** How many mistakes a word may hold: none in up to three letters, where every word is near another. */
export const toleranceOf = (word: string): number => {
  const { length } = Array.from(word);
  if (length < 4) return 0;
  return length < 6 ? 1 : 2;
};
