import type { DeleteCommandInput, PutCommandInput, UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { indexWriteUnits, largerBytes, tableWriteUnits, writeUnits } from '../engine/capacity.ts';
import type { Call } from '../engine/engine.ts';
import { consumedCapacity, refuseCapacityMode } from '../engine/meter.ts';
import { conditionalCheckFailed } from '../errors.ts';
import { project } from '../expressions/project.ts';
import type { Entry } from '../storage/collection.ts';
import type { PlannedWrite } from '../storage/table.ts';
import type { Document, Item, Key } from '../types.ts';
import { copyDocument } from '../values/copy.ts';
import { type PreparedWrite, prepareDelete, preparePut, prepareUpdate, type TouchedPaths } from './prepare-write.ts';
import { refuseReturnValues } from './refuse-parameters.ts';

const wouldBe = (prepared: PreparedWrite, before: Entry | undefined, key: Key): { bytes: number } | undefined => {
  try {
    return prepared.next(before?.row, key);
  } catch {
    // The condition guarded an update that does not fit the row: only the row that is there has a size.
    return undefined;
  }
};

/**
 * Works out one write and counts its units; a write whose condition fails is counted too.
 * @throws ConditionalCheckFailedException, ValidationException
 */
const writeOne = (call: Call, prepared: PreparedWrite): PlannedWrite => {
  const { table } = prepared;
  const key = prepared.key();
  const before = table.find(key);
  if (!prepared.condition(before?.row)) {
    call.meter.write(table.name, writeUnits(largerBytes(before, wouldBe(prepared, before, key))));
    throw conditionalCheckFailed(prepared.returnsOnFailure ? before?.row : undefined);
  }
  const write = table.plan(key, prepared.next(before?.row, key));
  call.meter.write(table.name, tableWriteUnits(write), indexWriteUnits(write));
  call.commit(table, write);
  return write;
};

const attributes = (document: Document | undefined): { Attributes?: Item } =>
  document && Object.keys(document).length > 0 ? { Attributes: copyDocument(document) } : {};

const capacity = (call: Call, mode: string | undefined) => {
  const [ConsumedCapacity] = consumedCapacity(call.meter, mode) ?? [];
  return ConsumedCapacity ? { ConsumedCapacity } : {};
};

const oldAttributes = (write: PlannedWrite, wanted: string | undefined) =>
  wanted === 'ALL_OLD' ? attributes(write.before?.row) : {};

export const put = (call: Call, input: PutCommandInput) => {
  refuseReturnValues(input.ReturnValues, ['ALL_OLD']);
  refuseCapacityMode(input.ReturnConsumedCapacity);
  const write = writeOne(call, preparePut(call, input));
  return { ...oldAttributes(write, input.ReturnValues), ...capacity(call, input.ReturnConsumedCapacity) };
};

export const remove = (call: Call, input: DeleteCommandInput) => {
  refuseReturnValues(input.ReturnValues, ['ALL_OLD']);
  refuseCapacityMode(input.ReturnConsumedCapacity);
  const write = writeOne(call, prepareDelete(call, input));
  return { ...oldAttributes(write, input.ReturnValues), ...capacity(call, input.ReturnConsumedCapacity) };
};

const updatedAttributes = (write: PlannedWrite, touched: () => TouchedPaths, wanted: string | undefined) => {
  switch (wanted) {
    case 'ALL_NEW':
      return attributes(write.after?.row);
    case 'UPDATED_NEW':
      return attributes(project(write.after?.row, touched().written));
    case 'UPDATED_OLD':
      return attributes(project(write.before?.row, touched().all));
    default:
      return oldAttributes(write, wanted);
  }
};

export const update = (call: Call, input: UpdateCommandInput) => {
  refuseReturnValues(input.ReturnValues, ['ALL_OLD', 'ALL_NEW', 'UPDATED_OLD', 'UPDATED_NEW']);
  refuseCapacityMode(input.ReturnConsumedCapacity);
  const prepared = prepareUpdate(call, input);
  const write = writeOne(call, prepared);
  return {
    ...updatedAttributes(write, prepared.touched, input.ReturnValues),
    ...capacity(call, input.ReturnConsumedCapacity),
  };
};
