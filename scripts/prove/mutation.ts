/** A check taken out of the code, and the test that must notice. */
export type Mutation = {
  /** What no longer holds. */
  readonly name: string;
  readonly file: string;
  /** Occurs exactly once in the file; a test says so. */
  readonly find: string;
  readonly replace: string;
  /** As `security/authorisation`: the tier, and which of its files. */
  readonly test: string;
  /** Only tests whose names match, where the file has many. */
  readonly named?: string;
};

type Change = readonly [find: string, replace: string];

/** @param test as `security/authorisation idempotency key`: the tier and file, and what the tests' names hold */
export const without = (name: string, file: string, [find, replace]: Change, test: string): Mutation => {
  const [where = '', ...named] = test.split(' ');
  return { name, file, find, replace, test: where, ...(named.length > 0 && { named: named.join(' ') }) };
};

/** How often a text occurs in another. */
export const occurrences = (text: string, part: string): number => text.split(part).length - 1;

/** @throws Error where the check is no longer written like this, or more than once */
export const mutated = (text: string, { name, file, find, replace }: Mutation): string => {
  const count = occurrences(text, find);
  if (count !== 1) throw new Error(`${name}: ${JSON.stringify(find)} occurs ${count} times in ${file}`);
  return text.replace(find, () => replace);
};
