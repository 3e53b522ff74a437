import type { Change, Condition, Path, StockWrite } from '#functions/inventory/domain/stock-write.ts';

/** The parts of an UpdateCommand that a write compiles to. */
export type Compiled = {
  readonly UpdateExpression: string;
  readonly ConditionExpression: string;
  readonly ExpressionAttributeNames: Record<string, string>;
  readonly ExpressionAttributeValues?: Record<string, unknown>;
};

type Names = {
  readonly names: Record<string, string>;
  readonly values: Record<string, unknown>;
  readonly path: (path: Path) => string;
  readonly value: (value: unknown) => string;
};

/** The placeholder of a value in a dictionary, which grows when the value is new. */
const placeholder = (dictionary: Record<string, unknown>, sign: string, value: unknown): string => {
  const known = Object.keys(dictionary).find((key) => dictionary[key] === value);
  const key = known ?? `${sign}${Object.keys(dictionary).length}`;
  dictionary[key] = value;
  return key;
};

const noNames = (): Names => {
  const names: Record<string, string> = {};
  const values: Record<string, unknown> = {};
  return {
    names,
    values,
    path: (path) => path.map((part) => placeholder(names, '#n', part)).join('.'),
    value: (value) => placeholder(values, ':v', value),
  };
};

const conditionText = (condition: Condition, names: Names): string => {
  switch (condition.is) {
    case 'known':
      return `attribute_exists(${names.path(['pk'])})`;
    case 'absent':
      return `attribute_not_exists(${names.path(condition.at)})`;
    case 'at-least':
      return `${names.path(condition.at)} >= ${names.value(condition.value)}`;
    case 'fewer-than':
      return `${names.path(condition.at)} < ${names.value(condition.value)}`;
    case 'fewer-members':
      return `size(${names.path(condition.at)}) < ${names.value(condition.value)}`;
    case 'equal':
      return `${names.path(condition.at)} = ${names.value(condition.value)}`;
  }
};

const assignment = (change: Change, names: Names): string | undefined => {
  if ('set' in change) return `${names.path(change.set)} = ${names.value(change.to)}`;
  if ('add' in change) return `${names.path(change.add)} = ${names.path(change.add)} + ${names.value(change.by)}`;
  return undefined;
};

const clause = (word: string, parts: readonly string[]): string =>
  parts.length > 0 ? `${word} ${parts.join(', ')}` : '';

/** From conditions and changes to DynamoDB's expressions. */
export const compileStockWrite = ({ when, change }: StockWrite): Compiled => {
  const names = noNames();
  const sets = change.flatMap((one) => assignment(one, names) ?? []);
  const removes = change.flatMap((one) => ('remove' in one ? [names.path(one.remove)] : []));
  const conditions = when.map((condition) => conditionText(condition, names));
  return {
    UpdateExpression: [clause('SET', sets), clause('REMOVE', removes)].filter(Boolean).join(' '),
    ConditionExpression: conditions.join(' AND '),
    ExpressionAttributeNames: names.names,
    ...(Object.keys(names.values).length > 0 && { ExpressionAttributeValues: names.values }),
  };
};
