// An escape, a class, the beginning of a group, its end, or what says how often; a lazy one is as slow as an eager one.
const TOKEN =
  /\\(?:k<[^>]*>|.)|\[(?:\\.|[^\]\\])*\]|\((?:\?(?:[:=!]|<[=!]|<[^>]*>))?|\)|[*+?]\??|\{\d+(?:,\d*)?\}\??|\||./gsu;

const REPEATS = /^[*+{]/;
const REFERS_BACK = /^\\(?:[1-9]|k)/;

type Cost = {
  /** Whatever may be as long as the text: each is tried at all lengths for each of the others. */
  lengths: number;
  /** Other ways. */
  ways: number;
  /** In a group that repeats there is something that may be matched in several ways. */
  nested: boolean;
};

const costOf = (source: string): Cost => {
  const cost: Cost = { lengths: source.startsWith('^') && !source.includes('|') ? 0 : 1, ways: 1, nested: false };
  const groups: { choices: number }[] = [];
  let choices = 0;
  let closed = false;
  for (const [token] of source.matchAll(TOKEN)) {
    const isRepeat = REPEATS.test(token);
    if (isRepeat && closed) cost.nested ||= choices > (groups.at(-1)?.choices ?? 0);
    if (isRepeat || REFERS_BACK.test(token)) cost.lengths += 1;
    if (token.startsWith('?') || token === '|') cost.ways *= 2;
    if (closed) groups.pop();
    if (token.startsWith('(')) groups.push({ choices });
    if (isRepeat || token.startsWith('?') || token === '|') choices += 1;
    closed = token === ')';
  }
  return cost;
};

const costs = new Map<string, Cost>();

/**
 * How many steps a pattern may need at most: more than it does mostly, and never fewer.
 * @param length of the text, in characters
 */
export const stepsAtMost = (source: string, length: number): number => {
  const cost = costs.get(source) ?? costOf(source);
  costs.set(source, cost);
  return cost.nested ? Number.POSITIVE_INFINITY : (length + source.length) ** cost.lengths * cost.ways;
};
