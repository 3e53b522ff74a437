import { describe, expect, it } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import * as fc from 'fast-check';
import { csvRecords } from '#functions/catalog/import/read/csv-records.ts';
import { decoderOf } from '#functions/catalog/import/read/decode.ts';
import { lineSplitter } from '#functions/catalog/import/read/line-splitter.ts';
import { rowsOf } from '#test/unit/scripts/import/rows.ts';
import { stringify } from '#test/unit/scripts/import/stringify-csv.ts';

const recordsOf = (chunks: readonly string[], delimiter = ',') => {
  const lines = lineSplitter({ decode: decoderOf('utf-8'), lineEnd: '\n' });
  const records = csvRecords(delimiter);
  const found = chunks.flatMap((chunk) =>
    [...lines.push(Buffer.from(chunk))].flatMap((line) => [...records.push(line)]),
  );
  return [...found, ...[...lines.end()].flatMap((line) => [...records.push(line)]), ...records.end()];
};

const bad = (code: string, column?: string) => expect.objectContaining({ code, ...(column && { column }) });

describe('rows of CSV', () => {
  it('have their cells by column and the line they begin at', async () => {
    expect(await rowsOf('id,name\n1,Tea\n2,Cup\n')).toEqual([
      { line: 2, row: { id: '1', name: 'Tea' } },
      { line: 3, row: { id: '2', name: 'Cup' } },
    ]);
  });

  it('are read with a byte order mark, CRLF, blank lines and a last line without an end', async () => {
    expect(await rowsOf('\uFEFFid,name\r\n1,Tea\r\n\r\n\r\n2,Cup')).toEqual([
      { line: 2, row: { id: '1', name: 'Tea' } },
      { line: 5, row: { id: '2', name: 'Cup' } },
    ]);
  });

  it('may end in CR alone, as in very old files', async () => {
    expect(await rowsOf('id,name\r1,Tea\r2,Cup\r')).toHaveLength(2);
  });

  it('may have cells with quotes, delimiters and several lines in them', async () => {
    expect(await rowsOf('id,name\r\n1,"Tea, ""green""\r\nand loose"\r\n2,Cup\r\n')).toEqual([
      { line: 2, row: { id: '1', name: 'Tea, "green"\nand loose' } },
      { line: 4, row: { id: '2', name: 'Cup' } },
    ]);
  });

  it('keep separators that only some programs take for an end of line', async () => {
    expect(await rowsOf('id,name\n1,Tea\u2028leaves\u0085\n')).toEqual([
      { line: 2, row: { id: '1', name: 'Tea\u2028leaves\u0085' } },
    ]);
  });

  it('keep markup and scripts as the text that they are', async () => {
    const name = '<script>alert("x")</script> <b>Tea</b> &amp; more';
    expect(
      await rowsOf(
        stringify(
          [
            ['id', 'name'],
            ['1', name],
          ],
          '\n',
        ),
      ),
    ).toEqual([{ line: 2, row: { id: '1', name } }]);
  });

  it('have characters that lie across two chunks of the file', async () => {
    const name = '茶🍵'.repeat(40_000);
    expect(await rowsOf(`id,name\n1,${name}\n`)).toEqual([{ line: 2, row: { id: '1', name } }]);
  });

  it('name columns without a name by their place', async () => {
    expect(await rowsOf('id, name ,,\n1,Tea,2,3\n')).toEqual([
      { line: 2, row: { id: '1', name: 'Tea', 'column 3': '2', 'column 4': '3' } },
    ]);
  });

  it('are as another reader reads them, whatever was written and however it arrives', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', ',', '\n', ' ', '茶', ';', "'") });
    const table = fc.array(fc.tuple(fc.constant('x'), cell, cell), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(table, fc.constantFrom('\n' as const, '\r\n' as const), (rows, end) => {
        const text = stringify(rows, end);
        const records = recordsOf(Array.from(text)).map((record) => ('cells' in record ? record.cells : record.bad));
        expect(records).toEqual(rows);
        expect(parse(text, { record_delimiter: end })).toEqual(rows);
      }),
    );
  });
});

describe('a bad row of CSV', () => {
  it.each([
    ['too few cells', '2', bad('cell-count')],
    ['too many cells', '2,Cup,blue', bad('cell-count')],
    ['a quote in the middle', '2,5" cup', bad('quote-misplaced', 'name')],
    ['something after the closing quote', '2,"Cup"s', bad('quote-misplaced', 'name')],
    ['a NUL byte', '2,C\u0000up', bad('nul-byte')],
  ])('with %s is told, and the next ones are read', async (_, line, why) => {
    expect(await rowsOf(`id,name\n1,Tea\n${line}\n3,"Pot\nof iron"\n`)).toEqual([
      { line: 2, row: { id: '1', name: 'Tea' } },
      { line: 3, bad: why },
      { line: 4, row: { id: '3', name: 'Pot\nof iron' } },
    ]);
  });

  it('with a quote that is never closed loses only its own line', async () => {
    expect(await rowsOf('id,name\n1,"Tea\n2,Cup\n3,Pot\n')).toEqual([
      { line: 2, bad: bad('quote-not-closed') },
      { line: 3, row: { id: '2', name: 'Cup' } },
      { line: 4, row: { id: '3', name: 'Pot' } },
    ]);
  });

  it('with a quote that is never closed does not collect the rest of a long file', async () => {
    const rest = Array.from({ length: 3000 }, (_, index) => `${index},Cup`).join('\n');
    const rows = await rowsOf(`id,name\n1,"Tea\n${rest}\n`);
    expect(rows.filter((row) => 'bad' in row)).toEqual([{ line: 2, bad: bad('quote-not-closed') }]);
    expect(rows).toHaveLength(3001);
  });

  it('that is cut in the middle at the end of the file is told', async () => {
    const whole = 'id,name,about\n1,Tea,"Green, loose"\n2,Cup,"White, of porcelain"\n';
    for (const length of [whole.length - 3, whole.length - 20, whole.length - 24])
      expect(await rowsOf(whole.slice(0, length))).toEqual([
        { line: 2, row: expect.objectContaining({ id: '1' }) },
        { line: 3, bad: expect.anything() },
      ]);
  });

  it('with bytes that are no UTF-8 is told', async () => {
    const rows = await rowsOf(
      Buffer.concat([
        Buffer.from('id,name\n1,Thé, größer, 茶 – …\n'.replace(', ', ' ').replace(', ', ' ')),
        Buffer.from('2,T\xe9\n', 'latin1'),
        Buffer.from('3,Cup\n'),
      ]),
    );
    expect(rows.map((row) => ('bad' in row ? row.bad.code : row.row.id))).toEqual(['1', 'not-in-encoding', '3']);
  });
});

describe('a header', () => {
  it('that is none is a reason to refuse the file', async () => {
    await expect(rowsOf('id,id\n1,2\n')).rejects.toThrow('The column "id" is there twice');
    await expect(rowsOf('id,na"me\n1,2\n')).rejects.toThrow('The header cannot be read');
  });

  it('alone has no rows', async () => {
    expect(await rowsOf('id,name\n')).toEqual([]);
  });
});
