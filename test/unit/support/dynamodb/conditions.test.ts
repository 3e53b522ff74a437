import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { runs } from '#test/support/laws.ts';
import { allows } from './shelf.ts';

describe('a condition', () => {
  it.each([
    ['a = :v', { a: 1 }, { ':v': 1 }, true],
    ['a = :v', { a: '1' }, { ':v': 1 }, false],
    ['a = :v', { a: new Set([1, 2]) }, { ':v': new Set([2, 1]) }, true],
    ['a = :v', { a: new Set([1]) }, { ':v': new Set([1, 2]) }, false],
    ['a = :v', { a: { x: [1, null], y: true } }, { ':v': { y: true, x: [1, null] } }, true],
    ['a = :v', { a: new Uint8Array([1, 2]) }, { ':v': new Uint8Array([1, 2]) }, true],
    ['a <> :v', { a: '1' }, { ':v': 1 }, true],
    ['a < :v', { a: 2 }, { ':v': 10 }, true],
    ['a < :v', { a: '2' }, { ':v': '10' }, false],
    ['a < :v', { a: '2' }, { ':v': 10 }, false],
    ['a >= :v', { a: 'b' }, { ':v': 'b' }, true],
    ['a BETWEEN :v AND :w', { a: 5 }, { ':v': 1, ':w': 5 }, true],
    ['a BETWEEN :v AND :w', { a: '5' }, { ':v': 1, ':w': 5 }, false],
    ['a IN (:v, :w)', { a: 'y' }, { ':v': 'x', ':w': 'y' }, true],
    ['a IN (:v, :w)', { a: 'z' }, { ':v': 'x', ':w': 'y' }, false],
    ['begins_with(a, :v)', { a: 'order#1' }, { ':v': 'order#' }, true],
    ['begins_with(a, :v)', { a: 1 }, { ':v': 'order#' }, false],
    ['contains(a, :v)', { a: 'a book' }, { ':v': 'boo' }, true],
    ['contains(a, :v)', { a: [1, { x: 2 }] }, { ':v': { x: 2 } }, true],
    ['contains(a, :v)', { a: new Set(['x']) }, { ':v': 'x' }, true],
    ['contains(a, :v)', { a: new Set([new Uint8Array([1])]) }, { ':v': new Uint8Array([1]) }, true],
    ['contains(:v, a)', { a: 'x' }, { ':v': new Set(['x', 'y']) }, true],
    ['attribute_type(a, :v)', { a: null }, { ':v': 'NULL' }, true],
    ['attribute_type(a, :v)', { a: [] }, { ':v': 'M' }, false],
    ['size(a) = :v', { a: 'é𝄞' }, { ':v': 3 }, true],
    ['size(a) = :v', { a: { x: 1, y: 2 } }, { ':v': 2 }, true],
    ['size(a) > :v', { a: new Set([1, 2]) }, { ':v': 1 }, true],
    ['size(a) >= :v', { a: 5 }, { ':v': 0 }, false],
    ['a.b[1].c = :v', { a: { b: [0, { c: 'x' }] } }, { ':v': 'x' }, true],
    ['a[0].b = :v', { a: ['x'] }, { ':v': 'x' }, false],
  ])('%s of %j with %j is judged as DynamoDB does', async (condition, row, values, expected) => {
    expect(await allows(row, condition, values)).toBe(expected);
  });

  it.each([
    ['attribute_exists(a)', { a: null }, true],
    ['attribute_not_exists(a.b.c)', { a: 1 }, true],
    ['attribute_not_exists(pk)', undefined, true],
    ['attribute_not_exists(pk)', {}, false],
    ['a <> b', {}, true],
    ['a = b', {}, false],
    ['attribute_exists(a) OR attribute_exists(b) AND attribute_exists(c)', { a: 1 }, true],
    ['(attribute_exists(a) OR attribute_exists(b)) AND attribute_exists(c)', { a: 1 }, false],
    ['NOT attribute_exists(a) OR attribute_exists(a)', { a: 1 }, true],
    ['NOT attribute_exists(a) AND attribute_exists(b)', { a: 1 }, false],
    ['not not attribute_exists(a)', { a: 1 }, true],
  ])('%s of %j is judged as DynamoDB does', async (condition, row, expected) => {
    expect(await allows(row, condition)).toBe(expected);
  });

  it('takes a name with a dot for one name when it comes by an alias', async () => {
    const row = { 'a.b': 1, a: { b: 2 } };
    expect(await allows(row, '#ab = :v', { ':v': 1 }, { '#ab': 'a.b' })).toBe(true);
    expect(await allows(row, 'a.b = :v', { ':v': 2 })).toBe(true);
  });

  it('obeys the laws of logic whatever its parts are worth', async () => {
    const part = fc.constantFrom('attribute_exists(a)', 'b = :v', 'size(c) > :v', 'a < :v');
    const row = fc.record(
      { a: fc.integer({ min: 0, max: 2 }), b: fc.integer({ min: 0, max: 2 }), c: fc.string() },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(part, part, row, async (left, right, item) => {
        const judge = (text: string) => allows(item, `${text} OR b = :v AND b <> :v`, { ':v': 1 });
        const [a, b] = [await judge(left), await judge(right)];
        expect(await judge(`NOT (${left})`)).toBe(!a);
        expect(await judge(`(${left}) AND (${right})`)).toBe(a && b);
        expect(await judge(`(${left}) OR (${right})`)).toBe(a || b);
        expect(await judge(`NOT (${left} OR ${right})`)).toBe(!a && !b);
      }),
      { numRuns: runs(40) },
    );
  });
});

describe('a condition that DynamoDB refuses', () => {
  it.each([
    ['a =', undefined, 'Syntax error; token: "<EOF>", near: "="'],
    ['a = :v :w', { ':v': 1, ':w': 1 }, 'Syntax error; token: ":w", near: ":v :w"'],
    ['a AND a', undefined, 'Syntax error; token: "AND", near: "a AND a"'],
    ['a != :v', { ':v': 1 }, 'Syntax error; token: "!", near: "a !="'],
    ['(a).b = :v', { ':v': 1 }, 'Syntax error; token: ".", near: ").b"'],
    ["a = 'x'", undefined, 'Syntax error; token: "\'", near: "= \'x"'],
    ['((a = :v))', { ':v': 1 }, 'The expression has redundant parentheses;'],
    ['a = ((:v))', { ':v': 1 }, 'The expression has redundant parentheses;'],
    ['attribute_exists(status)', undefined, 'Attribute name is a reserved keyword; reserved keyword: status'],
    ['attribute_exists(a.Name)', undefined, 'Attribute name is a reserved keyword; reserved keyword: Name'],
    ['exists(a)', undefined, 'Invalid function name; function: exists'],
    ['if_not_exists(a, b) = a', undefined, 'The function is not allowed in a condition expression'],
    ['attribute_exists(a, b)', undefined, 'Incorrect number of operands for operator or function'],
    ['attribute_exists(:v)', { ':v': 1 }, 'Operator or function requires a document path'],
    ['attribute_exists(a) = :v', { ':v': 1 }, 'The function is not allowed to be used this way'],
    ['a = a', undefined, 'The first operand must be distinct from the remaining operands'],
    ['a IN (b, a)', undefined, 'operator: IN, first operand: [a]'],
    ['a < :v', { ':v': true }, 'operator or function: <, operand type: BOOL'],
    ['begins_with(a, :v)', { ':v': 1 }, 'operator or function: begins_with, operand type: N'],
    ['size(:v) = a', { ':v': 1 }, 'operator or function: size, operand type: N'],
    ['attribute_type(a, :v)', { ':v': 'X' }, 'Invalid attribute type name found; type: X'],
    ['a BETWEEN :v AND :w', { ':v': 3, ':w': 1 }, 'requires upper bound to be greater than or equal to lower bound'],
    ['a BETWEEN :v AND :w', { ':v': 'x', ':w': 1 }, 'requires same data type for lower and upper bounds'],
    ['a = :v', undefined, 'An expression attribute value used in expression is not defined; attribute value: :v'],
    ['#a = :v', { ':v': 1 }, 'An expression attribute name used in the document path is not defined'],
    [' ', undefined, 'The expression can not be empty;'],
  ])('%s with %j is refused with its message', async (condition, values, message) => {
    const refusal = allows({}, condition, values);
    await expect(refusal).rejects.toMatchObject({ name: 'ValidationException', $fault: 'client' });
    await expect(refusal).rejects.toThrow(message);
  });

  it('refuses names and values that no expression uses', async () => {
    await expect(allows({}, 'attribute_exists(a)', { ':v': 1 })).rejects.toThrow(
      'Value provided in ExpressionAttributeValues unused in expressions: keys: {:v}',
    );
    await expect(allows({}, 'attribute_exists(a)', undefined, { '#a': 'a' })).rejects.toThrow(
      'Value provided in ExpressionAttributeNames unused in expressions: keys: {#a}',
    );
    await expect(allows({}, 'attribute_exists(a)', {})).rejects.toThrow('ExpressionAttributeValues must not be empty');
  });

  it('is refused even where another part already decides', async () => {
    await expect(allows({ a: 1 }, 'attribute_exists(a) OR b < :v', { ':v': null })).rejects.toThrow(
      'operand type: NULL',
    );
  });
});
