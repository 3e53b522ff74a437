import type { Parsed, Path } from '../expressions/ast.ts';
import { refuseOverlaps } from '../expressions/overlap.ts';
import { project } from '../expressions/project.ts';
import { resolve, type Scope, type Step } from '../expressions/scope.ts';
import type { Item, Row } from '../types.ts';
import { copyDocument } from '../values/copy.ts';

/** What an answer shows of rows: copies of their projected parts. */
export type Projection = { readonly paths: readonly (readonly Step[])[]; readonly show: (row: Row) => Item };

const WHOLE: Projection = { paths: [], show: copyDocument };

/** @throws ValidationException if paths overlap */
export const projectionOf = (parsed: Parsed<readonly Path[]> | undefined, scope: Scope): Projection => {
  if (!parsed) return WHOLE;
  const paths = parsed.root.map((path) => resolve(path, scope));
  refuseOverlaps('ProjectionExpression', paths);
  return { paths, show: (row) => copyDocument(project(row, paths)) };
};

/** The parsed expressions of a request, without those that are not given. */
export const given = (...expressions: readonly (Parsed<unknown> | undefined)[]): readonly Parsed<unknown>[] =>
  expressions.filter((parsed) => parsed !== undefined);
