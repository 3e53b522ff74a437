import type { QueryCommandInput } from '@aws-sdk/lib-dynamodb';
import { readUnits } from '../engine/capacity.ts';
import type { Call } from '../engine/engine.ts';
import { consumedCapacity, refuseCapacityMode } from '../engine/meter.ts';
import { validationException } from '../errors.ts';
import type { Condition, Parsed } from '../expressions/ast.ts';
import { checkCondition } from '../expressions/check-condition.ts';
import { holds } from '../expressions/evaluate-condition.ts';
import { bindScope, resolve, type Scope } from '../expressions/scope.ts';
import type { Entry } from '../storage/collection.ts';
import type { Item } from '../types.ts';
import { cursorOf, type PageSource, refuseUnprojected, sourceOf } from './page-source.ts';
import { pathsIn } from './paths-in.ts';
import { given, type Projection, projectionOf } from './projection.ts';

/** A page ends after the item with which it reaches this size. */
const MAX_PAGE_BYTES = 1024 * 1024;

type PageRequest = Omit<QueryCommandInput, 'KeyConditionExpression' | 'ScanIndexForward'>;

/** A valid request for a page. */
export type PreparedPage = {
  readonly request: PageRequest;
  readonly source: PageSource;
  readonly scope: Scope;
  readonly projection: Projection;
  readonly accepts: (entry: Entry) => boolean;
};

const refuse = (message: string): never => {
  throw validationException(message);
};

const checkSelect = ({ Select, ProjectionExpression }: PageRequest, { index }: PageSource): void => {
  if (ProjectionExpression !== undefined && Select !== undefined && Select !== 'SPECIFIC_ATTRIBUTES') {
    const got = Select === 'COUNT' ? 'only the Count' : Select;
    refuse(`Cannot specify the ProjectionExpression when choosing to get ${got}`);
  }
  if (Select === 'ALL_PROJECTED_ATTRIBUTES' && !index) {
    refuse('ALL_PROJECTED_ATTRIBUTES can be used only when Querying using an IndexName');
  }
  if (Select === 'ALL_ATTRIBUTES' && index && index.description.projection !== 'ALL') {
    const rule = `Select type ALL_ATTRIBUTES is not supported for global secondary index ${index.name}`;
    refuse(`One or more parameter values were invalid: ${rule} because its projection type is not ALL`);
  }
};

const filterOf = (filter: Parsed<Condition> | undefined, source: PageSource, scope: Scope) => {
  if (!filter) return () => true;
  checkCondition(filter.root, { kind: filter.kind, scope });
  const names = pathsIn(filter.root).map((path) => String(resolve(path, scope)[0]));
  refuseUnprojected(source, names, 'Secondary index {index} does not project one or more filter attributes:');
  return ({ row }: Entry) => holds(filter.root, row, scope);
};

/**
 * What Query and Scan have in common.
 * @param others expressions that only one of them has
 */
export const preparePage = (call: Call, request: PageRequest, others: readonly Parsed<unknown>[]): PreparedPage => {
  refuseCapacityMode(request.ReturnConsumedCapacity);
  if (request.Limit !== undefined && request.Limit < 1) {
    const rule = 'failed to satisfy constraint: Member must have value greater than or equal to 1';
    refuse(`1 validation error detected: Value '${request.Limit}' at 'limit' ${rule}`);
  }
  const source = sourceOf(call, request);
  checkSelect(request, source);
  const filter = call.expressions.condition('FilterExpression', request.FilterExpression);
  const selection = call.expressions.projection(request.ProjectionExpression);
  const scope = bindScope(request, [...others, ...given(filter, selection)], call.marshalling);
  const projection = projectionOf(selection, scope);
  const names = projection.paths.map(([head]) => String(head));
  refuseUnprojected(source, names, 'Global secondary index {index} does not project');
  return { request, source, scope, projection, accepts: filterOf(filter, source, scope) };
};

/** Reads one page: the limit and the size count what is read, not what the filter lets through. */
export const readPage = (call: Call, page: PreparedPage, entries: Iterable<Entry>) => {
  const { request, source, projection, accepts } = page;
  const found: Entry[] = [];
  let [ScannedCount, bytes] = [0, 0];
  let last: Entry | undefined;
  for (const entry of entries) {
    ScannedCount += 1;
    bytes += entry.bytes;
    if (accepts(entry)) found.push(entry);
    if (ScannedCount !== request.Limit && bytes < MAX_PAGE_BYTES) continue;
    last = entry;
    break;
  }
  const units = readUnits(bytes, request.ConsistentRead ? 'strong' : 'eventual');
  call.meter.read(source.table.name, units, source.index?.name);
  const [ConsumedCapacity] = consumedCapacity(call.meter, request.ReturnConsumedCapacity) ?? [];
  const Items: Item[] | undefined =
    request.Select === 'COUNT' ? undefined : found.map(({ row }) => projection.show(row));
  return {
    ...(Items && { Items }),
    Count: found.length,
    ScannedCount,
    ...(last && { LastEvaluatedKey: cursorOf(source, last) }),
    ...(ConsumedCapacity && { ConsumedCapacity }),
  };
};
