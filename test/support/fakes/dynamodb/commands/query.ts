import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Call } from '../engine/engine.ts';
import { validationException } from '../errors.ts';
import type { Condition, Parsed } from '../expressions/ast.ts';
import { checkCondition } from '../expressions/check-condition.ts';
import { type KeyCondition, keyConditionOf } from '../expressions/key-condition.ts';
import { resolve } from '../expressions/scope.ts';
import { comparePositions, type Entry, firstIndex, type Position, partitionOf } from '../storage/collection.ts';
import { type PreparedPage, preparePage, readPage } from './page.ts';
import { positionOf } from './page-source.ts';
import { pathsIn } from './paths-in.ts';
import { given } from './projection.ts';

function* between(entries: readonly Entry[], from: number, to: number, forward: boolean): Generator<Entry> {
  for (let step = 0; step < to - from; step += 1) yield entries[forward ? from + step : to - 1 - step] as Entry;
}

const refuseOutside = (start: Position, { partition, place }: KeyCondition): void => {
  if (start.partition === partition && place(start.sort) === 0) return;
  const rule = 'The provided starting key is outside query boundaries based on provided conditions';
  throw validationException(rule);
};

const entriesOf = (page: PreparedPage, wanted: KeyCondition, start: Position | undefined, forward: boolean) => {
  const entries = partitionOf(page.source.entries, wanted.partition);
  let from = firstIndex(entries, ({ sort }) => wanted.place(sort) >= 0);
  let to = firstIndex(entries, ({ sort }) => wanted.place(sort) > 0);
  if (start && forward) from = firstIndex(entries, (entry) => comparePositions(entry, start) > 0);
  if (start && !forward) to = firstIndex(entries, (entry) => comparePositions(entry, start) >= 0);
  return between(entries, from, to, forward);
};

const refuseFilterOnKeys = (page: PreparedPage, filter: Parsed<Condition> | undefined): void => {
  const { partition, sort } = page.source.schema;
  const names = filter ? pathsIn(filter.root).map((path) => resolve(path, page.scope)[0]) : [];
  const key = names.find((name) => name === partition || (name !== undefined && name === sort));
  if (key === undefined) return;
  const rule = 'Filter Expression can only contain non-primary key attributes';
  throw validationException(`${rule}: Primary key attribute: ${key}`);
};

export const query = (call: Call, input: QueryCommandInput) => {
  const { KeyConditionExpression, ScanIndexForward, ...request } = input;
  const condition = call.expressions.condition('KeyConditionExpression', KeyConditionExpression);
  const page = preparePage(call, request, given(condition));
  if (!condition) {
    throw validationException(
      'Either the KeyConditions or KeyConditionExpression parameter must be specified in the request.',
    );
  }
  refuseFilterOnKeys(page, call.expressions.condition('FilterExpression', request.FilterExpression));
  checkCondition(condition.root, { kind: condition.kind, scope: page.scope });
  const wanted = keyConditionOf(condition.root, page.source.schema, page.scope);
  const start = positionOf(call, page.source, request.ExclusiveStartKey);
  if (start) refuseOutside(start, wanted);
  return readPage(call, page, entriesOf(page, wanted, start, ScanIndexForward !== false));
};
