import type { TransactGetCommandInput } from '@aws-sdk/lib-dynamodb';
import { readUnits } from '../engine/capacity.ts';
import type { Call } from '../engine/engine.ts';
import { consumedCapacity, refuseCapacityMode } from '../engine/meter.ts';
import { validationException } from '../errors.ts';
import { bindScope } from '../expressions/scope.ts';
import { keyId } from '../storage/keys.ts';
import { given, projectionOf } from './projection.ts';
import { requireParameter } from './refuse-parameters.ts';
import { readKey } from './single-reads.ts';

const MAX_ACTIONS = 100;

type Action = NonNullable<TransactGetCommandInput['TransactItems']>[number];

const prepare = (call: Call, { Get }: Action) => {
  const request = requireParameter('transactItems.member.get', Get);
  const parsed = call.expressions.projection(request.ProjectionExpression);
  return {
    table: call.table(request.TableName),
    key: readKey(call, request.Key),
    projection: projectionOf(parsed, bindScope(request, given(parsed), call.marshalling)),
  };
};

export const transactGet = (call: Call, input: TransactGetCommandInput) => {
  refuseCapacityMode(input.ReturnConsumedCapacity);
  const actions = requireParameter('transactItems', input.TransactItems);
  if (actions.length === 0 || actions.length > MAX_ACTIONS) {
    const rule = `Member must have length between 1 and ${MAX_ACTIONS}`;
    throw validationException(
      `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: ${rule}`,
    );
  }
  const gets = actions.map((action) => prepare(call, action));
  if (new Set(gets.map(({ table, key }) => `${table.name}#${keyId(key)}`)).size < gets.length) {
    throw validationException('Transaction request cannot include multiple operations on one item');
  }
  const Responses = gets.map(({ table, key, projection }) => {
    const found = table.find(key);
    call.meter.read(table.name, readUnits(found?.bytes ?? 0, 'transactional'));
    return found ? { Item: projection.show(found.row) } : {};
  });
  const ConsumedCapacity = consumedCapacity(call.meter, input.ReturnConsumedCapacity, 'transaction');
  return { Responses, ...(ConsumedCapacity && { ConsumedCapacity }) };
};
