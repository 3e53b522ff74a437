import type { Schema } from '#scripts/contracts/breaking-changes.ts';

const at = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const named = (path: string): string => (path === '' ? 'the body' : path);

/** Bounds by keyword: whether a new value lets less pass than the old one. */
const BOUNDS: Readonly<Record<string, (before: number, after: number) => boolean>> = {
  minimum: (before, after) => after > before,
  exclusiveMinimum: (before, after) => after > before,
  maximum: (before, after) => after < before,
  exclusiveMaximum: (before, after) => after < before,
  minLength: (before, after) => after > before,
  maxLength: (before, after) => after < before,
  minItems: (before, after) => after > before,
  maxItems: (before, after) => after < before,
};

const LOOSEST: Readonly<Record<string, number>> = { minLength: 0, minItems: 0 };

const ofBounds = (before: Schema, after: Schema, path: string): string[] =>
  Object.entries(BOUNDS).flatMap(([keyword, narrower]) => {
    const [was, is] = [before[keyword] ?? LOOSEST[keyword], after[keyword]];
    if (typeof is !== 'number') return [];
    const tighter = typeof was === 'number' ? narrower(was, is) : true;
    return tighter ? [`${named(path)} now has ${keyword} ${is}`] : [];
  });

const ofForm = (before: Schema, after: Schema, path: string): string[] =>
  (['type', 'const', 'pattern', 'format'] as const).flatMap((keyword) =>
    after[keyword] !== undefined && JSON.stringify(after[keyword]) !== JSON.stringify(before[keyword])
      ? [`${named(path)} must now have ${keyword} ${JSON.stringify(after[keyword])}`]
      : [],
  );

const ofChoice = (before: Schema, after: Schema, path: string): string[] => {
  if (after.enum === undefined) return [];
  if (before.enum === undefined) return [`${named(path)} takes only some values now`];
  const refused = before.enum.filter((value) => !after.enum?.includes(value));
  return refused.map((value) => `${named(path)} may no longer be ${String(value)}`);
};

const ofProperties = (before: Schema, after: Schema, path: string): string[] => {
  const [were, are] = [before.properties ?? {}, after.properties ?? {}];
  const wanted = (after.required ?? []).filter((name) => !before.required?.includes(name));
  const refused = after.additionalProperties === false ? Object.keys(were).filter((name) => !(name in are)) : [];
  return [
    ...wanted.map((name) => `${at(path, name)} must be given now`),
    ...refused.map((name) => `${at(path, name)} is refused now`),
    ...Object.entries(were).flatMap(([name, was]) => {
      const is = are[name];
      return is === undefined ? [] : requestChanges(was, is, at(path, name));
    }),
  ];
};

const ofItems = ({ items: was }: Schema, { items: is }: Schema, path: string): string[] =>
  was === undefined || is === undefined ? [] : requestChanges(was, is, `${path}[]`);

const ofAlternatives = (before: Schema, after: Schema, path: string): string[] =>
  (['anyOf', 'oneOf', 'allOf'] as const).flatMap((keyword) =>
    JSON.stringify(before[keyword]) === JSON.stringify(after[keyword]) || after[keyword] === undefined
      ? []
      : [`${named(path)} has other alternatives now`],
  );

/**
 * What a client that sends what `before` allows could trip over when `after` takes its place: something more is asked for,
 * or something is refused that was taken. New optional fields and wider bounds are no break.
 * @returns one sentence for each, with the path of the field
 */
export const requestChanges = (before: Schema, after: Schema, path = ''): string[] => [
  ...ofForm(before, after, path),
  ...ofChoice(before, after, path),
  ...ofBounds(before, after, path),
  ...ofAlternatives(before, after, path),
  ...ofProperties(before, after, path),
  ...ofItems(before, after, path),
];
