import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { givenShelf, KEY, SHELF, update, updated } from './shelf.ts';

const set = (UpdateExpression: string, values?: Record<string, unknown>) => ({
  UpdateExpression,
  ...(values && { ExpressionAttributeValues: values }),
});

describe('an update', () => {
  it.each([
    ['SET a = :v', {}, { ':v': { x: [1] } }, { a: { x: [1] } }],
    ['SET a = b, b = a', { a: 1, b: 2 }, undefined, { a: 2, b: 1 }],
    ['SET a = :v, b = a + :v', { a: 1 }, { ':v': 5 }, { a: 5, b: 6 }],
    ['SET a = a - :v', { a: 1 }, { ':v': 3 }, { a: -2 }],
    ['SET a = (a) + (:v)', { a: 1 }, { ':v': 3 }, { a: 4 }],
    ['SET a = if_not_exists(a, :v) + :v', {}, { ':v': 3 }, { a: 6 }],
    ['SET a = if_not_exists(b, :v)', { b: null }, { ':v': 3 }, { a: null, b: null }],
    ['SET a = list_append(a, :v)', { a: [1] }, { ':v': [2] }, { a: [1, 2] }],
    ['SET a = list_append(if_not_exists(a, :none), :v)', {}, { ':v': [2], ':none': [] }, { a: [2] }],
    ['SET a.b.c = :v, a.d = a.b', { a: { b: { c: 1 } } }, { ':v': 2 }, { a: { b: { c: 2 }, d: { c: 1 } } }],
    ['SET a[1] = :v', { a: [1, 2, 3] }, { ':v': 9 }, { a: [1, 9, 3] }],
    ['SET a[7] = :v, a[5] = :w', { a: [1] }, { ':v': 7, ':w': 5 }, { a: [1, 5, 7] }],
    ['SET a[1] = :v REMOVE a[0]', { a: [1, 2, 3] }, { ':v': 9 }, { a: [9, 3] }],
    ['SET a[9] = :v REMOVE a[0], a[1]', { a: [1, 2, 3] }, { ':v': 9 }, { a: [3, 9] }],
    ['SET a[5] = :v REMOVE a[1]', { a: [1] }, { ':v': 9 }, { a: [1, 9] }],
    ['REMOVE a.b, c, nothing', { a: { b: 1 }, c: 1 }, undefined, { a: {} }],
    ['ADD a :v', {}, { ':v': 5 }, { a: 5 }],
    ['ADD a :v', { a: 0.1 }, { ':v': 0.2 }, { a: 0.3 }],
    ['ADD a.n :v', { a: {} }, { ':v': 5 }, { a: { n: 5 } }],
    ['ADD a :v', { a: new Set([1]) }, { ':v': new Set([1, 2]) }, { a: new Set([1, 2]) }],
    ['DELETE a :v', { a: new Set(['x', 'y']) }, { ':v': new Set(['y', 'z']) }, { a: new Set(['x']) }],
    ['DELETE a :v', { a: new Set(['x']) }, { ':v': new Set(['x']) }, {}],
    ['DELETE a :v', {}, { ':v': new Set(['x']) }, {}],
    ['remove b add a :v', { b: 1 }, { ':v': 1 }, { a: 1 }],
  ])('%s of %j with %j leaves %j', async (expression, row, values, expected) => {
    expect(await updated(row, set(expression, values))).toEqual(expected);
  });

  it('creates the row that is not there, with its key', async () => {
    const fake = givenShelf();
    await update(fake, set('SET a = :v, b = pk', { ':v': 1 }));
    expect(fake.rows(SHELF)).toEqual([{ ...KEY, a: 1, b: 'book' }]);
  });

  it('keeps whole numbers exact beyond 2^53, as the document client reads them', async () => {
    const row = { a: Number.MAX_SAFE_INTEGER };
    expect(await updated(row, set('ADD a :v', { ':v': 2 }))).toEqual({ a: 9007199254740993n });
    expect(await updated({ a: 9007199254740993n }, set('ADD a :v', { ':v': -2 }))).toEqual(row);
  });

  it('equals a model, whatever counters it moves', async () => {
    const name = fc.constantFrom('a', 'b', 'c');
    const counters = fc.dictionary(name, fc.integer({ min: -9, max: 9 }));
    const amounts = fc.dictionary(name, fc.integer({ min: -9, max: 9 }), { minKeys: 1 });
    await fc.assert(
      fc.asyncProperty(counters, amounts, amounts, async (row, added, assigned) => {
        const sets = Object.keys(assigned).map((key) => `s.${key} = if_not_exists(s.${key}, :zero) + :s_${key}`);
        const adds = Object.keys(added).map((key) => `t.${key} :t_${key}`);
        const values = Object.fromEntries([
          [':zero', 0],
          ...Object.entries(assigned).map(([key, value]) => [`:s_${key}`, value]),
          ...Object.entries(added).map(([key, value]) => [`:t_${key}`, value]),
        ]);
        const sum = (amount: Record<string, number>) => ({
          ...row,
          ...Object.fromEntries(Object.entries(amount).map(([key, value]) => [key, (row[key] ?? 0) + value])),
        });
        const after = await updated({ s: row, t: row }, set(`SET ${sets.join(', ')} ADD ${adds.join(', ')}`, values));
        expect(after).toEqual({ s: sum(assigned), t: sum(added) });
      }),
    );
  });

  it('adds money in decimal, without the errors of doubles', async () => {
    const cents = fc.integer({ min: -1_000_000, max: 1_000_000 });
    await fc.assert(
      fc.asyncProperty(cents, cents, async (a, b) => {
        const after = await updated(
          { total: a / 100 },
          {
            ...set('ADD #t :v', { ':v': b / 100 }),
            ExpressionAttributeNames: { '#t': 'total' },
          },
        );
        expect(after).toEqual({ total: (a + b) / 100 });
      }),
    );
  });

  it('removes from a list by the indexes of before, in any order', async () => {
    const list = fc.uniqueArray(fc.integer(), { minLength: 1, maxLength: 8 });
    const wanted = fc.uniqueArray(fc.nat(9), { minLength: 1 });
    await fc.assert(
      fc.asyncProperty(list, wanted, async (a, indexes) => {
        const after = await updated({ a }, set(`REMOVE ${indexes.map((index) => `a[${index}]`).join(', ')}`));
        expect(after).toEqual({ a: a.filter((_, index) => !indexes.includes(index)) });
      }),
    );
  });
});

describe('an update that DynamoDB refuses', () => {
  it.each([
    ['SET a.b = :v', {}, { ':v': 1 }, 'The document path provided in the update expression is invalid for update'],
    ['SET a.b = :v', undefined, { ':v': 1 }, 'The document path provided in the update expression is invalid'],
    ['SET a[0] = :v', { a: {} }, { ':v': 1 }, 'The document path provided in the update expression is invalid'],
    ['REMOVE a.b', { a: 1 }, undefined, 'The document path provided in the update expression is invalid for update'],
    ['DELETE a.b :v', {}, { ':v': new Set([1]) }, 'The document path provided in the update expression is invalid'],
    ['SET a = b', {}, undefined, 'The provided expression refers to an attribute that does not exist in the item'],
    ['SET a = if_not_exists(a, b)', { a: 1 }, undefined, 'refers to an attribute that does not exist in the item'],
    ['SET a = a + :v', { a: 'x' }, { ':v': 1 }, 'An operand in the update expression has an incorrect data type'],
    ['ADD a :v', { a: 'x' }, { ':v': 1 }, 'An operand in the update expression has an incorrect data type'],
    ['ADD a :v', { a: new Set([1]) }, { ':v': new Set(['x']) }, 'has an incorrect data type'],
    ['SET a = a + :v', { a: 1 }, { ':v': 'x' }, 'operator or function: +, operand type: S'],
    ['SET a = list_append(a, :v)', { a: [] }, { ':v': 1 }, 'operator or function: list_append, operand type: N'],
    ['ADD a :v', {}, { ':v': [1] }, 'operator: ADD, operand type: LIST, typeSet: ALLOWED_FOR_ADD_OPERAND'],
    ['SET a = :v, a.b = :v', {}, { ':v': 1 }, 'Two document paths overlap with each other'],
    ['SET a.b = :v REMOVE a', {}, { ':v': 1 }, 'path one: [a, b], path two: [a]'],
    ['SET a.b = :v, a[0] = :v', {}, { ':v': 1 }, 'Two document paths conflict with each other'],
    ['SET sk = :v', {}, { ':v': '1' }, 'Cannot update attribute sk. This attribute is part of the key'],
    ['SET a = :v SET b = :v', {}, { ':v': 1 }, 'The "SET" section can only be used once in an update expression;'],
    ['SET a = :v,', {}, { ':v': 1 }, 'Syntax error; token: "<EOF>", near: ","'],
    ['SET a = b + c + :v', {}, { ':v': 1 }, 'Syntax error; token: "+", near: "c + :v"'],
    ['PUT a :v', {}, { ':v': 1 }, 'Syntax error; token: "PUT", near: "PUT a"'],
    ['SET status = :v', {}, { ':v': 1 }, 'Attribute name is a reserved keyword; reserved keyword: status'],
    ['SET a = size(a)', {}, undefined, 'The function is not allowed in an update expression; function: size'],
    ['SET owner = :v', {}, { ':v': 1 }, 'Attribute name is a reserved keyword'],
  ])('%s of %j with %j', async (expression, row, values, message) => {
    const refusal = updated(row, set(expression, values));
    await expect(refusal).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(refusal).rejects.toThrow(message);
  });

  it('finds an overlap through an alias', async () => {
    const input = { ...set('SET #x.b = :v, a.b = :v', { ':v': 1 }), ExpressionAttributeNames: { '#x': 'a' } };
    await expect(updated({ a: {} }, input)).rejects.toThrow('Two document paths overlap');
  });

  it('changes nothing, though its first action would fit', async () => {
    const fake = givenShelf();
    fake.put(SHELF, { ...KEY, a: 1 });
    await expect(update(fake, set('SET a = :v, b.c = :v', { ':v': 2 }))).rejects.toThrow('invalid for update');
    expect(fake.rows(SHELF)).toEqual([{ ...KEY, a: 1 }]);
  });
});

describe('what an update returns', () => {
  const row = { a: { b: 1, c: 2 }, d: [1, 2, 3], e: 1 };
  const change = set('SET a.b = :v, d[1] = :v, f = :v REMOVE e', { ':v': 9 });

  it.each([
    ['UPDATED_NEW', { a: { b: 9 }, d: [9], f: 9 }],
    ['UPDATED_OLD', { a: { b: 1 }, d: [2], e: 1 }],
    ['ALL_OLD', { ...KEY, ...row }],
    ['ALL_NEW', { ...KEY, a: { b: 9, c: 2 }, d: [1, 9, 3], f: 9 }],
    ['NONE', undefined],
  ] as const)('for %s is only the touched parts or the whole', async (ReturnValues, expected) => {
    const fake = givenShelf();
    fake.put(SHELF, { ...KEY, ...row });
    const { Attributes } = await update(fake, { ...change, ReturnValues });
    expect(Attributes).toEqual(expected);
  });

  it('is nothing for what was removed or appended, whose index now means another element or none', async () => {
    const fake = givenShelf();
    fake.put(SHELF, { ...KEY, d: [1, 2] });
    const shift = { ...set('SET d[9] = :v REMOVE d[0]', { ':v': 9 }), ReturnValues: 'UPDATED_NEW' as const };
    expect(await update(fake, shift)).not.toHaveProperty('Attributes');
  });

  it('is nothing where nothing was', async () => {
    const answer = await update(givenShelf(), { ...set('SET a = :v', { ':v': 1 }), ReturnValues: 'ALL_OLD' });
    expect(answer).not.toHaveProperty('Attributes');
  });

  it('is a copy that can be changed without changing the table', async () => {
    const fake = givenShelf();
    const { Attributes } = await update(fake, { ...set('SET a = :v', { ':v': { x: [1] } }), ReturnValues: 'ALL_NEW' });
    Attributes?.a.x.push(2);
    expect(fake.rows(SHELF)).toEqual([{ ...KEY, a: { x: [1] } }]);
  });
});
