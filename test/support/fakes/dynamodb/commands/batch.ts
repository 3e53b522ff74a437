import type { BatchGetCommandInput, BatchWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { indexWriteUnits, readUnits, tableWriteUnits } from '../engine/capacity.ts';
import type { Call } from '../engine/engine.ts';
import { consumedCapacity, refuseCapacityMode } from '../engine/meter.ts';
import { validationException } from '../errors.ts';
import { bindScope } from '../expressions/scope.ts';
import { keyId } from '../storage/keys.ts';
import { compareScattered } from '../storage/scan-order.ts';
import type { PlannedWrite, Table } from '../storage/table.ts';
import type { Item, Key } from '../types.ts';
import { type PreparedWrite, prepareDelete, preparePut } from './prepare-write.ts';
import { given, projectionOf } from './projection.ts';
import { requireParameter } from './refuse-parameters.ts';
import { readKey } from './single-reads.ts';

const MAX_GETS = 100;
const MAX_WRITES = 25;

const refuseDuplicates = (keys: readonly Key[]): void => {
  if (new Set(keys.map(keyId)).size < keys.length) {
    throw validationException('Provided list of item keys contains duplicates');
  }
};

const refuseCount = (count: number, max: number, call: string): void => {
  if (count === 0) throw validationException(`${call} must have some requests set`);
  if (count > max) throw validationException(`Too many items requested for the ${call} call`);
};

type GetRequest = NonNullable<BatchGetCommandInput['RequestItems']>[string];
type WriteRequest = NonNullable<BatchWriteCommandInput['RequestItems']>[string][number];

const prepareGets = (call: Call, [name, request]: [string, GetRequest]) => {
  const table = call.table(name);
  const parsed = call.expressions.projection(request.ProjectionExpression);
  const projection = projectionOf(parsed, bindScope(request, given(parsed), call.marshalling));
  const keys = (request.Keys ?? []).map((key) => readKey(call, key));
  refuseDuplicates(keys);
  return { table, keys, projection, consistency: request.ConsistentRead ? 'strong' : 'eventual' } as const;
};

const readAll = (call: Call, { table, keys, projection, consistency }: ReturnType<typeof prepareGets>): Item[] => {
  // Answers of a batch come in no order that a caller could rely on.
  const scattered = keys.toSorted((a, b) => compareScattered(keyId(a), keyId(b)));
  const found = scattered.map((key) => table.find(key));
  for (const entry of found) call.meter.read(table.name, readUnits(entry?.bytes ?? 0, consistency));
  return found.filter((entry) => entry !== undefined).map(({ row }) => projection.show(row));
};

const capacities = (call: Call, mode: string | undefined) => {
  const ConsumedCapacity = consumedCapacity(call.meter, mode);
  return ConsumedCapacity ? { ConsumedCapacity } : {};
};

export const batchGet = (call: Call, input: BatchGetCommandInput) => {
  refuseCapacityMode(input.ReturnConsumedCapacity);
  const requests = Object.entries(requireParameter('requestItems', input.RequestItems));
  refuseCount(requests.flatMap(([, { Keys }]) => Keys ?? []).length, MAX_GETS, 'BatchGetItem');
  const prepared = requests.map((request) => prepareGets(call, request));
  const Responses = Object.fromEntries(prepared.map((gets) => [gets.table.name, readAll(call, gets)]));
  return { Responses, UnprocessedKeys: {}, ...capacities(call, input.ReturnConsumedCapacity) };
};

const prepareWrite = (call: Call, TableName: string, { PutRequest: put, DeleteRequest: del }: WriteRequest) => {
  if (Boolean(put) === Boolean(del)) {
    const rule = 'must contain exactly one of the supported datatypes';
    throw validationException(`Supplied AttributeValue has more than one datatypes set, ${rule}`);
  }
  return put ? preparePut(call, { TableName, Item: put.Item }) : prepareDelete(call, { TableName, Key: del?.Key });
};

const planWrites = (prepared: readonly PreparedWrite[]): readonly { table: Table; write: PlannedWrite }[] => {
  const keyed = prepared.map((write) => ({ ...write, at: write.key() }));
  refuseDuplicates(keyed.map(({ table, at }) => ({ pk: `${table.name}#${at.pk}`, sk: at.sk })));
  return keyed.map(({ table, at, next }) => ({ table, write: table.plan(at, next(table.find(at)?.row, at)) }));
};

export const batchWrite = (call: Call, input: BatchWriteCommandInput) => {
  refuseCapacityMode(input.ReturnConsumedCapacity);
  const requests = Object.entries(requireParameter('requestItems', input.RequestItems));
  refuseCount(requests.flatMap(([, writes]) => writes).length, MAX_WRITES, 'BatchWriteItem');
  const prepared = requests.flatMap(([name, writes]) => writes.map((write) => prepareWrite(call, name, write)));
  for (const { table, write } of planWrites(prepared)) {
    call.meter.write(table.name, tableWriteUnits(write), indexWriteUnits(write));
    call.commit(table, write);
  }
  return { UnprocessedItems: {}, ...capacities(call, input.ReturnConsumedCapacity) };
};
