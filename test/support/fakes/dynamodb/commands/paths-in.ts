import type { Condition, Operand, Path } from '../expressions/ast.ts';

const inOperands = (operands: readonly Operand[]): readonly Path[] =>
  operands.flatMap((operand) => {
    if (operand.kind === 'path') return [operand];
    return operand.kind === 'size' ? inOperands([operand.of]) : [];
  });

/** Every document path that a condition mentions. */
export const pathsIn = (condition: Condition): readonly Path[] => {
  switch (condition.kind) {
    case 'and':
    case 'or':
      return [...pathsIn(condition.left), ...pathsIn(condition.right)];
    case 'not':
      return pathsIn(condition.of);
    case 'compare':
      return inOperands([condition.left, condition.right]);
    case 'between':
      return inOperands([condition.of, condition.low, condition.high]);
    case 'in':
      return inOperands([condition.of, ...condition.candidates]);
    case 'test':
      return inOperands(condition.operands);
  }
};
