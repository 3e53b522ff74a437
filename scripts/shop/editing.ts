import { Failure, slugOf } from '#scripts/shop/failure.ts';

type Difference = { readonly where: string; readonly before: unknown; readonly after: unknown };

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Members of a list are known by what names them, so that one which goes does not make all behind it differ. */
const membersOf = (value: Record<string, unknown>): Record<string, unknown> =>
  Array.isArray(value)
    ? Object.fromEntries(
        value.map((member: unknown, index) => {
          const named = isObject(member) ? (member.sku ?? member.id) : undefined;
          return [String(named ?? index), member];
        }),
      )
    : value;

/** Versions and times differ whenever anything does. */
const TELLS_NOTHING = new Set(['version', 'updatedAt', 'expiresAt', 'etag']);

/** Where two answers of a route differ, member by member. */
export const differences = (before: unknown, after: unknown, where = ''): Difference[] => {
  if (!isObject(before) || !isObject(after)) return before === after ? [] : [{ where, before, after }];
  const [one, other] = [membersOf(before), membersOf(after)];
  return [...new Set([...Object.keys(one), ...Object.keys(other)])]
    .filter((name) => !TELLS_NOTHING.has(name))
    .flatMap((name) => differences(one[name], other[name], where === '' ? name : `${where}.${name}`));
};

const shown = (value: unknown): string => (value === undefined ? 'nothing' : JSON.stringify(value));

const told = ({ where, before, after }: Difference): string => `${where}: ${shown(before)} → ${shown(after)}`;

const meanwhile = async <Thing>(error: Failure, before: Thing, read: () => Promise<Thing>): Promise<Failure> => {
  const changed = differences(before, await read());
  const detail = changed.length === 0 ? error.problem.detail : changed.map(told).join('\n');
  const hint = 'Nothing was changed by this. Have a look, and say it again if it still holds.';
  return new Failure({ ...error.problem, detail, changed, hint }, undefined, { cause: error });
};

/**
 * Reads, changes what was read on the condition that it is still so (If-Match), and shows what is different when somebody
 * else was first.
 * @throws Failure
 */
export const edit = async <Thing, Result>(
  read: () => Promise<Thing>,
  change: (current: Thing) => Promise<Result>,
): Promise<Result> => {
  const before = await read();
  try {
    return await change(before);
  } catch (error) {
    if (slugOf(error) !== 'stale-version') throw error;
    throw await meanwhile(error as Failure, before, read);
  }
};

/** The If-Match of a version. */
export const matching = ({ version }: { readonly version: number }): string => `"${version}"`;
