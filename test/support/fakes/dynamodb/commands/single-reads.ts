import type { GetCommandInput } from '@aws-sdk/lib-dynamodb';
import { readUnits } from '../engine/capacity.ts';
import type { Call } from '../engine/engine.ts';
import { consumedCapacity, refuseCapacityMode } from '../engine/meter.ts';
import { bindScope } from '../expressions/scope.ts';
import { keyOf, refuseEmptyKeys } from '../storage/keys.ts';
import type { Item, Key } from '../types.ts';
import { admitAttributes } from '../values/admit.ts';
import { given, projectionOf } from './projection.ts';
import { requireParameter } from './refuse-parameters.ts';

/** The key of a read. */
export const readKey = (call: Call, key: Item | undefined): Key => {
  const attributes = admitAttributes(requireParameter('key', key), call.marshalling);
  refuseEmptyKeys(attributes);
  return keyOf(attributes);
};

export const get = (call: Call, input: GetCommandInput) => {
  refuseCapacityMode(input.ReturnConsumedCapacity);
  const table = call.table(input.TableName);
  const parsed = call.expressions.projection(input.ProjectionExpression);
  const projection = projectionOf(parsed, bindScope(input, given(parsed), call.marshalling));
  const found = table.find(readKey(call, input.Key));
  call.meter.read(table.name, readUnits(found?.bytes ?? 0, input.ConsistentRead ? 'strong' : 'eventual'));
  const [ConsumedCapacity] = consumedCapacity(call.meter, input.ReturnConsumedCapacity) ?? [];
  return { ...(found && { Item: projection.show(found.row) }), ...(ConsumedCapacity && { ConsumedCapacity }) };
};
