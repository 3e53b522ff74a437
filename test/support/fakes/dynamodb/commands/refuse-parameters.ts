import { unsupported, validationException } from '../errors.ts';
import type { Operation } from '../types.ts';

const BINDINGS = ['ExpressionAttributeNames', 'ExpressionAttributeValues'];
const WRITE = ['TableName', 'ConditionExpression', 'ReturnValuesOnConditionCheckFailure', ...BINDINGS];
const ANSWER = ['ReturnValues', 'ReturnConsumedCapacity'];
const READ = [
  'TableName',
  'ConsistentRead',
  'ReturnConsumedCapacity',
  'ProjectionExpression',
  'ExpressionAttributeNames',
];
const PAGE = ['IndexName', 'Limit', 'ExclusiveStartKey', 'FilterExpression', 'Select', 'ExpressionAttributeValues'];

const KNOWN: Readonly<Record<Operation, ReadonlySet<string>>> = {
  Get: new Set(['Key', ...READ]),
  Put: new Set(['Item', ...WRITE, ...ANSWER]),
  Update: new Set(['Key', 'UpdateExpression', ...WRITE, ...ANSWER]),
  Delete: new Set(['Key', ...WRITE, ...ANSWER]),
  Query: new Set(['KeyConditionExpression', 'ScanIndexForward', ...READ, ...PAGE]),
  Scan: new Set([...READ, ...PAGE]),
  BatchGet: new Set(['RequestItems', 'ReturnConsumedCapacity']),
  BatchWrite: new Set(['RequestItems', 'ReturnConsumedCapacity']),
  TransactGet: new Set(['TransactItems', 'ReturnConsumedCapacity']),
  TransactWrite: new Set(['TransactItems', 'ReturnConsumedCapacity', 'ClientRequestToken']),
};

/**
 * @throws Error for a parameter that the fake would otherwise ignore in silence
 */
export const refuseUnknownParameters = (operation: Operation, input: object): void => {
  const known = KNOWN[operation];
  for (const name in input) {
    if (known.has(name) || input[name as keyof typeof input] === undefined) continue;
    throw unsupported(`${operation} with ${name}`);
  }
};

/** @throws ValidationException if a write asks for values that its kind does not return */
export const refuseReturnValues = (wanted: string | undefined, allowed: readonly string[]): void => {
  if (wanted === undefined || wanted === 'NONE' || allowed.includes(wanted)) return;
  throw validationException('Return values set to invalid value');
};

/** @throws ValidationException naming the parameter that is missing */
export const requireParameter = <T>(name: string, value: T | undefined | null): T => {
  if (value !== undefined && value !== null) return value;
  const rule = 'failed to satisfy constraint: Member must not be null';
  throw validationException(`1 validation error detected: Value null at '${name}' ${rule}`);
};
