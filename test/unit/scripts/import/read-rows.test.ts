import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { readLines } from '#scripts/import/read-lines.ts';
import { readRecords } from '#scripts/import/read-records.ts';
import { readRows } from '#scripts/import/read-rows.ts';
import { collect, stream, temporaryFile } from '#test/unit/scripts/import/rows.ts';
import { stringify } from '#test/unit/scripts/import/stringify-csv.ts';

const rowsOf = async (content: string, delimiter = ',') =>
  collect(readRows(await temporaryFile('rows.csv', content), { delimiter }));

describe('reading rows', () => {
  it('gives each row its cells by column and the line it begins at', async () => {
    expect(await rowsOf('id,name\n1,Tea\n2,Cup\n')).toEqual([
      { line: 2, row: { id: '1', name: 'Tea' } },
      { line: 3, row: { id: '2', name: 'Cup' } },
    ]);
  });

  it('reads a byte order mark, CRLF, blank lines and a last line without an end', async () => {
    expect(await rowsOf('\uFEFFid,name\r\n1,Tea\r\n\r\n\r\n2,Cup')).toEqual([
      { line: 2, row: { id: '1', name: 'Tea' } },
      { line: 5, row: { id: '2', name: 'Cup' } },
    ]);
  });

  it('reads quoted cells with quotes, delimiters and several lines in them', async () => {
    expect(await rowsOf('id,name\r\n1,"Tea, ""green""\r\nand loose"\r\n2,Cup\r\n')).toEqual([
      { line: 2, row: { id: '1', name: 'Tea, "green"\nand loose' } },
      { line: 4, row: { id: '2', name: 'Cup' } },
    ]);
  });

  it('keeps separators that only some programs take for an end of line', async () => {
    expect(await rowsOf('id,name\n1,Tea\u2028leaves\u0085\n')).toEqual([
      { line: 2, row: { id: '1', name: 'Tea\u2028leaves\u0085' } },
    ]);
  });

  it('reads other delimiters', async () => {
    expect(await rowsOf('id;price\n1;12,90\n', ';')).toEqual([{ line: 2, row: { id: '1', price: '12,90' } }]);
  });

  it('reads characters that lie across two chunks of the file', async () => {
    const name = '茶🍵'.repeat(40_000);
    expect(await rowsOf(`id,name\n1,${name}\n`)).toEqual([{ line: 2, row: { id: '1', name } }]);
  });

  it('has no rows for an empty file or a header alone', async () => {
    expect(await rowsOf('')).toEqual([]);
    expect(await rowsOf('id,name\n')).toEqual([]);
  });

  it('reads back whatever was written', async () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '茶', ';', "'") });
    const table = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(table, fc.constantFrom('\n', '\r\n'), async (rows, end) => {
        const records = await collect(
          readRecords(readLines(stream(Array.from(stringify(rows, end)))), { delimiter: ',' }),
        );
        expect(records.map((record) => ('cells' in record ? record.cells : record.bad))).toEqual(rows);
      }),
    );
  });
});

describe('a bad row', () => {
  it.each([
    ['too few cells', '2', '1 cells, where the header has 2'],
    ['too many cells', '2,Cup,blue', '3 cells, where the header has 2'],
    ['a quote in the middle', '2,5" cup', 'Invalid Opening Quote'],
    ['something after the closing quote', '2,"Cup"s', 'Invalid Closing Quote'],
  ])('with %s is told, and the next ones are read', async (_, bad, reason) => {
    expect(await rowsOf(`id,name\n1,Tea\n${bad}\n3,"Pot\nof iron"\n`)).toEqual([
      { line: 2, row: { id: '1', name: 'Tea' } },
      { line: 3, bad: expect.stringContaining(reason) },
      { line: 4, row: { id: '3', name: 'Pot\nof iron' } },
    ]);
  });

  it('with a quote that is never closed loses only its own line', async () => {
    expect(await rowsOf('id,name\n1,"Tea\n2,Cup\n3,Pot\n')).toEqual([
      { line: 2, bad: 'a quote is never closed' },
      { line: 3, row: { id: '2', name: 'Cup' } },
      { line: 4, row: { id: '3', name: 'Pot' } },
    ]);
  });

  it('with a quote that is never closed does not collect the rest of a long file', async () => {
    const rest = Array.from({ length: 3000 }, (_, index) => `${index},Cup`).join('\n');
    const rows = await rowsOf(`id,name\n1,"Tea\n${rest}\n`);
    expect(rows.filter((row) => 'bad' in row)).toEqual([{ line: 2, bad: 'a quote is never closed' }]);
    expect(rows).toHaveLength(3001);
  });
});

describe('a file that cannot be read', () => {
  it('is an error, not a bad row', async () => {
    await expect(collect(readRows('/nowhere/rows.csv'))).rejects.toThrow('ENOENT');
    await expect(rowsOf('id,id\n1,2\n')).rejects.toThrow('the column "id" is there twice');
    await expect(rowsOf('id,na"me\n1,2\n')).rejects.toThrow('the header cannot be read');
  });
});
