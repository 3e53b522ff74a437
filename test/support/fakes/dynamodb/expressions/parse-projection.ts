import type { Parsed, Path } from './ast.ts';
import { type Cursor, parseWith } from './cursor.ts';
import { parsePath } from './parse-path.ts';

const parsePaths = (cursor: Cursor): readonly Path[] => {
  const paths = [parsePath(cursor)];
  while (cursor.take(',')) paths.push(parsePath(cursor));
  return paths;
};

export const parseProjection = (text: string): Parsed<readonly Path[]> =>
  parseWith('ProjectionExpression', text, parsePaths);
