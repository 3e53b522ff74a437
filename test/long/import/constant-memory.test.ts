import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { csvRows } from '#functions/catalog/import/read/csv-rows.ts';
import { decoderOf } from '#functions/catalog/import/read/decode.ts';
import { jsonLinesRows } from '#functions/catalog/import/read/json-lines-rows.ts';
import { jsonRows } from '#functions/catalog/import/read/json-rows.ts';
import type { RowReader } from '#functions/catalog/import/read/row.ts';
import type { Unit } from '#functions/catalog/import/run/units.ts';
import { windowsOf } from '#functions/catalog/import/run/windows.ts';
import { readRows } from '#functions/catalog/import/source/open-catalogue.ts';
import { rowsOf } from '#test/unit/scripts/import/rows.ts';

const LINES = { decode: decoderOf('utf-8'), lineEnd: '\n' } as const;
const TEXT = 'x'.repeat(900);
const CHUNK = 64 * 1024;
const SIZE = 12 * 1024 * 1024;

/** A stream of many rows, and how many of its bytes were asked for. */
const endless = (first: string, rowOf: (number: number) => string) => {
  const asked = { bytes: 0 };
  async function* chunks(): AsyncGenerator<Buffer> {
    let text = first;
    for (let number = 1; asked.bytes < SIZE; number += 1) {
      text += rowOf(number);
      if (text.length < CHUNK) continue;
      asked.bytes += text.length;
      yield Buffer.from(text);
      text = '';
    }
  }
  return { chunks: chunks(), cut: () => undefined, asked };
};

/** The most that was read of a stream and not given out yet. */
const mostHeld = async (reader: RowReader, { asked, ...stream }: ReturnType<typeof endless>, rowLength: number) => {
  let given = 0;
  let most = 0;
  for await (const row of readRows(stream, reader)) {
    if ('row' in row) given += rowLength;
    most = Math.max(most, asked.bytes - given);
  }
  return { most, given };
};

describe('reading a long file holds a chunk of it at a time', () => {
  it.each([
    ['CSV', csvRows({ ...LINES, delimiter: ',' }), 'id,text\n', () => `1,${TEXT}\n`],
    ['JSON Lines', jsonLinesRows(LINES), '', () => `{"id":1,"text":"${TEXT}"}\n`],
    [
      'JSON',
      jsonRows(LINES.decode),
      '{"items":[',
      (number: number) => `${number > 1 ? ',' : ''}{"id":1,"text":"${TEXT}"}`,
    ],
  ])('of %s', async (_, reader, first, rowOf) => {
    const { most, given } = await mostHeld(reader, endless(first, rowOf), rowOf(2).length);
    expect(given).toBeGreaterThan(SIZE * 0.99);
    expect(most).toBeLessThan(2 * CHUNK);
  });

  it('also when one cell of it is the whole file', async () => {
    const reader = csvRows({ ...LINES, delimiter: ',' });
    const held = new Set<number>();
    let number = 0;
    for await (const row of readRows(
      endless('id,text\n1,"', () => `${TEXT}\n`),
      reader,
    )) {
      number += 1;
      held.add(row.line);
    }
    expect({ number, held }).toEqual({ number: 1, held: new Set([2]) });
  });
});

describe('what is loaded at a time', () => {
  const windows = async (cellLength: number, count: number) => {
    async function* units(): AsyncGenerator<Unit> {
      for (let line = 1; line <= count; line += 1) yield { rows: [{ line, row: { cell: 'x'.repeat(cellLength) } }] };
    }
    const lengths: number[] = [];
    for await (const window of windowsOf(units(), 0)) lengths.push(window.length);
    return lengths;
  };

  it('is so many rows, or fewer where they are long', async () => {
    expect(await windows(10, 250)).toEqual([100, 100, 50]);
    expect(await windows(900_000, 20)).toEqual([9, 9, 2]);
  });
});

it('a packed file that would fill the memory is read as any other', async () => {
  const packed = gzipSync(`id,text\n${`1,${TEXT}\n`.repeat(20_000)}`);
  expect(packed.length).toBeLessThan(200_000);
  expect(await rowsOf(packed, {}, 'rows.csv.gz')).toHaveLength(20_000);
});
