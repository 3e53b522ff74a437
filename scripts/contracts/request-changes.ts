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
  minProperties: (before, after) => after > before,
  maxProperties: (before, after) => after < before,
  multipleOf: (before, after) => !Number.isInteger(before / after),
};

const LOOSEST: Readonly<Record<string, number>> = { minLength: 0, minItems: 0, minProperties: 0 };

const ofBounds = (before: Schema, after: Schema, path: string): string[] =>
  Object.entries(BOUNDS).flatMap(([keyword, narrower]) => {
    const [was, is] = [before[keyword] ?? LOOSEST[keyword], after[keyword]];
    if (typeof is !== 'number') return [];
    const tighter = typeof was === 'number' ? narrower(was, is) : true;
    return tighter ? [`${named(path)} now has ${keyword} ${is}`] : [];
  });

/** They say something of a value and refuse none. */
const REMARKS: readonly string[] = ['title', 'description', 'default', 'example', 'examples', 'deprecated'];

/** Compared by a rule of their own. */
const COMPARED: readonly string[] = [
  ...Object.keys(BOUNDS),
  ...['enum', 'required', 'properties', 'additionalProperties', 'propertyNames', 'items', 'uniqueItems'],
  ...['anyOf', 'oneOf', 'allOf'],
];

/** Whatever else a schema may say: nobody looked at what it lets pass, so any change of it counts. */
const ofForm = (before: Schema, after: Schema, path: string): string[] =>
  Object.keys(after)
    .filter((keyword) => !REMARKS.includes(keyword) && !COMPARED.includes(keyword))
    .filter((keyword) => JSON.stringify(after[keyword]) !== JSON.stringify(before[keyword]))
    .map((keyword) => `${named(path)} must now have ${keyword} ${JSON.stringify(after[keyword])}`);

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

const ofItems = (before: Schema, after: Schema, path: string): string[] => [
  ...(after.uniqueItems === true && before.uniqueItems !== true ? [`${named(path)} must now hold nothing twice`] : []),
  ...(after.items === undefined ? [] : requestChanges(before.items ?? {}, after.items, `${path}[]`)),
];

/** Names of fields are texts anyway. */
const ANY_NAME: Schema = { type: 'string' };

const asSchema = (value: unknown, otherwise: Schema): Schema =>
  typeof value === 'object' && value !== null ? (value as Schema) : otherwise;

const ofNames = (before: Schema, after: Schema, path: string): string[] =>
  after.propertyNames === undefined
    ? []
    : requestChanges(
        asSchema(before.propertyNames, ANY_NAME),
        asSchema(after.propertyNames, ANY_NAME),
        `names in ${named(path)}`,
      );

/** Fields whose names the schema does not know, as prices by their currency. */
const ofOtherFields = (before: Schema, after: Schema, path: string): string[] => {
  const [was, is] = [before.additionalProperties, after.additionalProperties];
  if (was === false || is === true || is === undefined) return [];
  return is === false
    ? [`${named(path)} takes no other fields any more`]
    : requestChanges(asSchema(was, {}), is, at(path, '*'));
};

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
  ...ofNames(before, after, path),
  ...ofOtherFields(before, after, path),
  ...ofItems(before, after, path),
];
