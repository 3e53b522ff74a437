import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { decoderOf } from '#functions/catalog/import/read/decode.ts';
import { findArray } from '#functions/catalog/import/read/find-array.ts';
import { jsonRows } from '#functions/catalog/import/read/json-rows.ts';
import { runs } from '#test/support/laws.ts';
import { rowsOf } from '#test/unit/scripts/import/rows.ts';

const idsOf = async (content: string, options = {}, name = 'rows.json') =>
  (await rowsOf(content, options, name)).map((row) => ('bad' in row ? row.bad.code : row.row.id));

const TWO = [
  { id: 1, name: 'Tea' },
  { id: 2, name: 'Cup' },
];

describe('rows of JSON', () => {
  it.each([
    ['a list', JSON.stringify(TWO)],
    ['a list over several lines', JSON.stringify(TWO, undefined, 2)],
    ['an object with a list inside', JSON.stringify({ total: 2, tags: ['a', '{'], data: { items: TWO } })],
    ['a list behind a byte order mark', `\uFEFF${JSON.stringify(TWO)}`],
  ])('come out of %s', async (_, content) => {
    expect(await idsOf(content)).toEqual(['1', '2']);
  });

  it('come out of the list that is asked for', async () => {
    const content = JSON.stringify({ facets: [{ id: 'no' }], data: { items: TWO } });
    expect(await idsOf(content)).toEqual(['no']);
    expect(await idsOf(content, { records: 'data.items' })).toEqual(['1', '2']);
    await expect(idsOf(content, { records: 'data.products' })).rejects.toThrow('no list of objects at data.products');
  });

  it('may be a single object', async () => {
    expect(await idsOf('{"id": 1,\n "name": "Tea"}')).toEqual(['1']);
  });

  it('have what is nested as JSON, nothing for null, and ids of many digits as they are', async () => {
    const content = '[{"id": 12345678901234567890, "price": 12.90, "tags": ["a"], "none": null, "is": true}]';
    expect(await rowsOf(content, {}, 'rows.json')).toEqual([
      { line: 1, row: { id: '12345678901234567890', price: '12.90', tags: '["a"]', none: '', is: 'true' } },
    ]);
  });

  it('know the lines that they begin at', async () => {
    const rows = await rowsOf('{\n"items": [\n  {"id": 1,\n   "name": "Tea"},\n\n  {"id": 2}\n]}', {}, 'rows.json');
    expect(rows.map(({ line }) => line)).toEqual([3, 6]);
  });

  it('are whole however their bytes arrive', () => {
    const value = fc.dictionary(fc.string({ maxLength: 5 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 4 });
    fc.assert(
      fc.property(fc.array(value, { minLength: 1, maxLength: 5 }), fc.boolean(), (objects, pretty) => {
        const bytes = Buffer.from(JSON.stringify({ items: objects }, undefined, pretty ? 2 : undefined));
        const reader = jsonRows(decoderOf('utf-8'));
        const rows = [...bytes].flatMap((byte) => [...reader.push(Buffer.of(byte))]);
        expect([...rows, ...reader.end()].filter((row) => 'row' in row)).toHaveLength(objects.length);
      }),
      { numRuns: runs(50) },
    );
  });
});

describe('a list of JSON without elements', () => {
  it.each([
    ['alone', '[]'],
    ['with blanks', ' [ \n ]\n'],
    ['in an object', '{"items": []}'],
    ['in an object of numbers', '{"total": 0, "page": {"of": 1, "items": []}, "next": null}'],
  ])('is no rows: %s', async (_, content) => {
    expect(await rowsOf(content, {}, 'rows.json')).toEqual([]);
  });

  it('is found in any answer if it is said where it is', async () => {
    expect(await rowsOf('{"status": "ok", "items": []}', { records: 'items' }, 'rows.json')).toEqual([]);
  });

  it('is a field of an object that has texts, and no list of products', async () => {
    expect(await idsOf('{"id": "1", "name": "Tea", "tags": []}')).toEqual(['1']);
    expect(await idsOf('{"tags": [], "items": [{"id": 1}]}')).toEqual(['1']);
  });
});

describe('what stands behind a list of JSON', () => {
  it.each([
    ['another list', '[{"id":1}]\n[{"id":2}]', ['1', 'not-json']],
    ['words', '[{"id":1}] garbage', ['1', 'not-json']],
    ['words behind an empty list', '[]\n\ngarbage', ['not-json']],
    ['words behind a broken element', '[{"id":1},{"id":2]},{"id":3}] garbage', ['1', 'not-json', '3', 'rest-lost']],
    ['blanks', '[{"id":1}]\r\n\t \n', ['1']],
    ['the rest of the object that has it', '{"items":[{"id":1}],"total":1}', ['1']],
  ])('is told unless it is blank: %s', async (_, content, rows) => {
    expect(await idsOf(content)).toEqual(rows);
  });

  it('is told with its line, however the bytes arrive', () => {
    const reader = jsonRows(decoderOf('utf-8'));
    const rows = [...Buffer.from('[{"id":1}]\n\n[{"id":2}]')].flatMap((byte) => [...reader.push(Buffer.of(byte))]);
    expect([...rows, ...reader.end()]).toEqual([
      { line: 1, row: { id: '1' } },
      { line: 3, bad: expect.objectContaining({ code: 'not-json' }) },
    ]);
  });
});

describe('a bad row of JSON', () => {
  it.each([
    ['is no JSON inside of its brackets', '{"id": oops}', 'not-json'],
    ['is no object', '"text"', 'not-an-object'],
    ['has too few brackets', '{"id": 9, "a": {"b": 1}', 'not-json'],
    ['has too many brackets', '{"id": 9]}', 'not-json'],
    ['has a quote that is never closed', '{"id": "9}', 'not-json'],
    ['has a NUL byte', '{"id": "9\u0000"}', 'nul-byte'],
  ])('that %s is told, and the next ones are read', async (_, element, code) => {
    expect(await idsOf(`[\n{"id": 1},\n${element},\n{"id": 3},\n{"id": 4}\n]`)).toEqual(['1', code, '3', '4']);
  });

  it('is longer than any product, and is not held', async () => {
    const long = JSON.stringify({ id: 2, name: 'x'.repeat(10_000_000) });
    expect(await idsOf(`[\n  {"id": 1},\n  ${long},\n  {"id": 3}\n]`)).toEqual(['1', 'row-too-long', '3']);
  });

  it.each([
    ['in an element', '[\n{"id": 1},\n{"id": 2, "na', ['1', 'file-cut']],
    ['between two elements', '[\n{"id": 1},\n{"id": 2},\n', ['1', '2', 'file-cut']],
    ['before the list', '{"total": 2, "it', ['file-cut']],
  ])('tells that the file is cut %s', async (_, content, rows) => {
    expect(await idsOf(content)).toEqual(rows);
  });
});

describe('a bad element of JSON that is on one line with all others', () => {
  const product = (id: number, more: object = {}) => JSON.stringify({ id, name: `Tea ${id}`, ...more });
  const nested = {
    variants: [
      { sku: 'a', price: 1 },
      { sku: 'b', price: 2 },
    ],
  };

  /** Fifty of them, of which the third is as given. */
  const oneLine = (third: string, more: object = {}): string =>
    `[${Array.from({ length: 50 }, (_, index) => (index === 2 ? third : product(index + 1, more))).join(',')}]`;

  const ALL = Array.from({ length: 50 }, (_, index) => String(index + 1));
  const withThird = (code: string) => ALL.map((id) => (id === '3' ? code : id));

  it.each([
    ['has a cell of 1 MB', product(3, { about: 'x},{"'.repeat(200_000) }), 'row-too-long'],
    [
      'has a cell of 1.5 MB whose quote is never closed',
      product(3, { about: 'x'.repeat(1_500_000) }).replace(/"}$/, '}'),
      'row-too-long',
    ],
    ['has a bracket of the other kind', '{"id":3,"name":"Tea 3"]', 'not-json'],
    ['has a bracket too many', '{"id":3]}', 'not-json'],
    ['has a bracket too few', '{"id":3,"name":{"en":"Tea 3"}', 'not-json'],
    ['has a quote that is never closed', '{"id":3,"name":"Tea 3}', 'not-json'],
    ['has a quote that never opened', '{"id":3,"name":Tea 3"}', 'not-json'],
    ['has a first name that is never closed', '{"id:3,"name":"Tea 3"}', 'not-json'],
    [
      'has a quote too few before a list of objects',
      `{"id":3,"name":"Tea 3,${JSON.stringify(nested).slice(1)}`,
      'not-json',
    ],
  ])('is the only bad one when it %s', async (_, third, code) => {
    expect(await idsOf(oneLine(third))).toEqual(withThird(code));
    expect(await idsOf(oneLine(third, nested))).toEqual(withThird(code));
    expect(await idsOf(`{"total":50,"items":${oneLine(third)}}`)).toEqual(withThird(code));
    expect(await idsOf(oneLine(third).replaceAll('},{', '} , { '))).toEqual(withThird(code));
  });

  it('may have objects inside that begin as elements do: what is read of them is told, and no element is lost', async () => {
    const third = '{"id":3,"name":"Tea 3,"variants":[{"id":"a"},{"id":"b"}],"tags":[]}';
    const ids = await idsOf(oneLine(third));
    expect(ids.filter((id) => ALL.includes(id ?? ''))).toEqual(ALL.filter((id) => id !== '3'));
    expect(ids).toContain('not-json');
  });

  it('is found however the bytes arrive', () => {
    const bytes = Buffer.from(oneLine('{"id":3,"name":"Tea 3}', nested));
    const reader = jsonRows(decoderOf('utf-8'));
    const rows = [...[...bytes].flatMap((byte) => [...reader.push(Buffer.of(byte))]), ...reader.end()];
    expect(rows.map((row) => ('bad' in row ? row.bad.code : row.row.id))).toEqual(withThird('not-json'));
  });

  it('is the last one: the file is whole, and nothing is lost', async () => {
    expect(await idsOf('[{"id":1},{"id":2,"name":"Tea}]')).toEqual(['1', 'not-json']);
    expect(await idsOf('[{"id":1},{"id":2]]')).toEqual(['1', 'not-json']);
  });

  it('tells that the rest is lost where no further element is found', async () => {
    const rows = await rowsOf('[{"id":1},{"id":2,"name":"Tea},[{"else":3}],[{"else":4}]]', {}, 'rows.json');
    expect(rows.map((row) => ('bad' in row ? row.bad.code : row.row.id))).toEqual(['1', 'not-json', 'rest-lost']);
    const long = `{"id":2,"name":"${'x'.repeat(2_000_000)}}`;
    expect(await idsOf(`[{"id":1},${long},[{"else":3}]]`)).toEqual(['1', 'row-too-long', 'rest-lost']);
  });

  it('tells that the file is cut in it', async () => {
    expect(await idsOf(oneLine(product(3)).slice(0, 60))).toEqual(['1', '2', 'file-cut']);
    expect(await idsOf(`[{"id":1},{"id":2,"name":"${'x'.repeat(2_000_000)}`)).toEqual([
      '1',
      'row-too-long',
      'file-cut',
    ]);
  });
});

describe('rows of JSON Lines', () => {
  it('are one to a line', async () => {
    expect(await rowsOf('{"id":1}\r\n\n{"id":2}\n', {}, 'rows.jsonl')).toEqual([
      { line: 1, row: { id: '1' } },
      { line: 3, row: { id: '2' } },
    ]);
  });

  it('may be a single one', async () => {
    expect(await idsOf('{"items":[{"id":7}],"id":1}', {}, 'rows.jsonl')).toEqual(['1']);
  });

  it('are told where they are none, also the last one that is cut', async () => {
    expect(await idsOf('{"id":1}\n{"id":\n[1]\n{"id":4}\n{"id":5,"na', {}, 'rows.jsonl')).toEqual([
      '1',
      'not-json',
      'not-an-object',
      '4',
      'not-json',
    ]);
  });
});

describe('looking for a list', () => {
  it('needs more text where a string or the list is not whole yet', () => {
    expect(findArray('{"a": "[{')).toBeUndefined();
    expect(findArray('{"a": [')).toBeUndefined();
    expect(findArray('{"a": 1}')).toBe('none');
    expect(findArray('{"a": {"a": [{')).toEqual({ start: 13, isAll: false });
    expect(findArray(' [{')).toEqual({ start: 2, isAll: true });
  });
});
