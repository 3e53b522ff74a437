import { showPath } from '../values/document-path.ts';
import type { ExpressionKind, Path } from './ast.ts';
import { invalid } from './cursor.ts';
import { resolve, type Scope, type Step } from './scope.ts';

const relation = (a: readonly Step[], b: readonly Step[]): 'overlap' | 'conflict' | undefined => {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i += 1) {
    if (a[i] !== b[i]) return typeof a[i] === typeof b[i] ? undefined : 'conflict';
  }
  return 'overlap';
};

/**
 * One path may not lead through another, nor may one take for a list what another takes for a map.
 * @throws ValidationException naming the first two that do
 */
export const refuseOverlaps = (kind: ExpressionKind, paths: readonly (readonly Step[])[]): void => {
  for (const [index, second] of paths.entries()) {
    for (let i = 0; i < index; i += 1) {
      const first = paths[i] ?? [];
      const found = relation(first, second);
      if (!found) continue;
      const rule = `Two document paths ${found} with each other; must remove or rewrite one of these paths`;
      throw invalid(kind, `${rule}; path one: ${showPath(first)}, path two: ${showPath(second)}`);
    }
  }
};

/**
 * An operator or function may not be given one path twice.
 * @throws ValidationException
 */
export const refuseSamePath = (kind: ExpressionKind, name: string, first: Path, other: Path, scope: Scope): void => {
  const shown = showPath(resolve(first, scope));
  if (shown !== showPath(resolve(other, scope))) return;
  const rule = 'The first operand must be distinct from the remaining operands for this operator or function';
  throw invalid(kind, `${rule}; operator: ${name}, first operand: ${shown}`);
};
