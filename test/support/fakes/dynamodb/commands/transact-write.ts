import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { indexWriteUnits, largerBytes, readUnits, tableWriteUnits, writeUnits } from '../engine/capacity.ts';
import type { Call } from '../engine/engine.ts';
import { consumedCapacity, refuseCapacityMode } from '../engine/meter.ts';
import {
  type CancellationReason,
  isValidationException,
  transactionCancelled,
  validationException,
} from '../errors.ts';
import { keyId } from '../storage/keys.ts';
import type { PlannedWrite } from '../storage/table.ts';
import type { Key } from '../types.ts';
import { type PreparedWrite, prepareDelete, preparePut, prepareUpdate } from './prepare-write.ts';
import { requireParameter } from './refuse-parameters.ts';

const MAX_ACTIONS = 100;
const MAX_BYTES = 4 * 1024 * 1024;
// Every item is written twice: to prepare and to commit.
const TIMES = 2;

type Action = NonNullable<TransactWriteCommandInput['TransactItems']>[number];
type PreparedAction = PreparedWrite & { readonly isCheck: boolean };
type KeyedAction = PreparedAction & { readonly at: Key };
type Outcome =
  | { readonly reason: CancellationReason & { code: 'None' }; readonly write: PlannedWrite }
  | { readonly reason: CancellationReason };

const NONE = { code: 'None' } as const;

const prepare = (call: Call, { Put, Update, Delete, ConditionCheck }: Action): PreparedAction => {
  const given = [Put, Update, Delete, ConditionCheck].filter((action) => action !== undefined);
  if (given.length !== 1) {
    throw validationException('TransactItems can only contain one of Check, Put, Update or Delete');
  }
  if (Put) return { ...preparePut(call, Put), isCheck: false };
  if (Update) {
    requireParameter('transactItems.member.update.updateExpression', Update.UpdateExpression);
    return { ...prepareUpdate(call, Update), isCheck: false };
  }
  if (Delete) return { ...prepareDelete(call, Delete), isCheck: false };
  requireParameter('transactItems.member.conditionCheck.conditionExpression', ConditionCheck?.ConditionExpression);
  return { ...prepareDelete(call, ConditionCheck ?? {}), isCheck: true };
};

const cancellingOnInvalid = <T>(reasons: (message: string) => readonly CancellationReason[], work: () => T): T => {
  try {
    return work();
  } catch (error) {
    throw isValidationException(error) ? transactionCancelled(reasons(error.message)) : error;
  }
};

// DynamoDB names only the first key that does not fit.
const withKeys = (actions: readonly PreparedAction[]): readonly KeyedAction[] =>
  actions.map((action, index) => {
    const reasons = (message: string): readonly CancellationReason[] =>
      actions.map((_, other) => (other === index ? { code: 'ValidationError', message } : NONE));
    return { ...action, at: cancellingOnInvalid(reasons, action.key) };
  });

const refuseDuplicates = (actions: readonly KeyedAction[]): void => {
  if (new Set(actions.map(({ table, at }) => `${table.name}#${keyId(at)}`)).size === actions.length) return;
  throw validationException('Transaction request cannot include multiple operations on one item');
};

const evaluate = ({ table, at, condition, next, isCheck, returnsOnFailure }: KeyedAction): Outcome => {
  const before = table.find(at);
  if (!condition(before?.row)) {
    return { reason: { code: 'ConditionalCheckFailed', item: returnsOnFailure ? before?.row : undefined } };
  }
  if (isCheck) return { reason: NONE, write: { key: at, before, after: before, indexes: [] } };
  try {
    return { reason: NONE, write: table.plan(at, next(before?.row, at)) };
  } catch (error) {
    if (!isValidationException(error)) throw error;
    return { reason: { code: 'ValidationError', message: error.message } };
  }
};

const isWrite = (outcome: Outcome): outcome is Outcome & { write: PlannedWrite } => 'write' in outcome;

const refuseSize = (outcomes: readonly Outcome[]): void => {
  const bytes = outcomes.reduce(
    (total, outcome) => total + (isWrite(outcome) ? largerBytes(outcome.write.before, outcome.write.after) : 0),
    0,
  );
  if (bytes > MAX_BYTES) throw validationException('Transaction payload size cannot exceed 4MB.');
};

const count = (call: Call, { table, at }: KeyedAction, outcome: Outcome, committed: boolean): void => {
  const units = isWrite(outcome) ? tableWriteUnits(outcome.write) : writeUnits(table.find(at)?.bytes ?? 0);
  call.meter.write(table.name, units * TIMES, committed && isWrite(outcome) ? indexWriteUnits(outcome.write) : {});
};

const replay = (call: Call, actions: readonly KeyedAction[]): void => {
  for (const { table, at } of actions) {
    call.meter.read(table.name, readUnits(table.find(at)?.bytes ?? 0, 'transactional'));
  }
};

const run = (call: Call, actions: readonly KeyedAction[]): void => {
  const outcomes = actions.map(evaluate);
  refuseSize(outcomes);
  const committed = outcomes.every(isWrite);
  for (const [index, action] of actions.entries()) count(call, action, outcomes[index] as Outcome, committed);
  if (!committed) throw transactionCancelled(outcomes.map(({ reason }) => reason));
  for (const [index, { write }] of outcomes.entries()) {
    const action = actions[index];
    if (action) call.commit(action.table, write);
  }
};

const actionsOf = (input: TransactWriteCommandInput): readonly Action[] => {
  const actions = requireParameter('transactItems', input.TransactItems);
  const rule = (bound: string) =>
    `1 validation error detected: Value at 'transactItems' failed to satisfy constraint: Member must have length ${bound}`;
  if (actions.length === 0) throw validationException(rule('greater than or equal to 1'));
  if (actions.length > MAX_ACTIONS) throw validationException(rule(`less than or equal to ${MAX_ACTIONS}`));
  return actions;
};

export const transactWrite = (call: Call, input: TransactWriteCommandInput) => {
  refuseCapacityMode(input.ReturnConsumedCapacity);
  const given = actionsOf(input);
  const actions = withKeys(given.map((action) => prepare(call, action)));
  refuseDuplicates(actions);
  if (call.tokens.isReplay(input.ClientRequestToken, given)) replay(call, actions);
  else {
    run(call, actions);
    call.tokens.remember(input.ClientRequestToken, given);
  }
  const ConsumedCapacity = consumedCapacity(call.meter, input.ReturnConsumedCapacity, 'transaction');
  return ConsumedCapacity ? { ConsumedCapacity } : {};
};
