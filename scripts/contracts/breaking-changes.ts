/** The parts of a JSON Schema that our events use. */
export type Schema = {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly additionalProperties?: boolean | Schema;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly [keyword: string]: unknown;
};

const where = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

const asSchema = (value: boolean | Schema | undefined): Schema | undefined =>
  typeof value === 'object' ? value : undefined;

const ofProperties = (before: Schema, after: Schema, path: string): string[] =>
  Object.entries(before.properties ?? {}).flatMap(([name, schema]) => {
    const now = after.properties?.[name];
    if (now === undefined) return [`${where(path, name)} is gone`];
    const optional = before.required?.includes(name) && !after.required?.includes(name);
    return [
      ...(optional ? [`${where(path, name)} may now be missing`] : []),
      ...breakingChanges(schema, now, where(path, name)),
    ];
  });

const ofEnum = (before: Schema, after: Schema, path: string): string[] => {
  if (before.enum === undefined) return [];
  const added = after.enum?.filter((value) => !before.enum?.includes(value)) ?? ['anything'];
  return added.map((value) => `${path} may now be ${String(value)}`);
};

const ofKeyword = (keyword: 'type' | 'const' | 'format', before: Schema, after: Schema, path: string): string[] =>
  before[keyword] !== undefined && before[keyword] !== after[keyword]
    ? [`${path} was ${keyword} ${String(before[keyword])} and is ${String(after[keyword] ?? 'anything')}`]
    : [];

const ofNested = (key: 'items' | 'additionalProperties', before: Schema, after: Schema, path: string): string[] => {
  const [was, is] = [asSchema(before[key]), asSchema(after[key])];
  if (was === undefined) return [];
  return is === undefined ? [`${path}[] may now be anything`] : breakingChanges(was, is, `${path}[]`);
};

/**
 * What a consumer of an event could trip over when `after` takes the place of `before`: something it reads is gone, may be
 * missing, or is of another kind. New fields are no break.
 * @returns one sentence for each, with the path of the field
 */
export const breakingChanges = (before: Schema, after: Schema, path = ''): string[] => [
  ...ofKeyword('type', before, after, path),
  ...ofKeyword('const', before, after, path),
  ...ofKeyword('format', before, after, path),
  ...ofEnum(before, after, path),
  ...ofProperties(before, after, path),
  ...ofNested('items', before, after, path),
  ...ofNested('additionalProperties', before, after, path),
];
