import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { byteStream } from '#functions/catalog/import/source/byte-stream.ts';
import { sniffDelimiter } from '#functions/catalog/import/source/sniff-delimiter.ts';
import { openFile } from '#scripts/import/source/open-file.ts';
import { collect, rowsOf, temporaryFile } from '#test/unit/scripts/import/rows.ts';

const CSV = 'id;name;price\n1;Thé vert;12,90\n2;Tasse, blanche;3,50\n';

const utf16 = (text: string, bigEndian = false): Buffer => {
  const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
  return bigEndian ? bytes.swap16() : bytes;
};

const look = async (name: string, content: string | Uint8Array) => openFile(await temporaryFile(name, content));

describe('a file is what its bytes say', () => {
  it.each([
    ['rows.csv', CSV, 'csv', false],
    ['rows.tsv', 'id\tname\n1\tTea\n', 'csv', false],
    ['rows.csv.gz', gzipSync(CSV), 'csv', true],
    ['rows.json', '[{"id":1}]', 'json', false],
    ['rows.jsonl', '{"id":1}\n{"id":2}\n', 'json-lines', false],
    ['rows.ndjson.gz', gzipSync('{"id":1}\n'), 'json-lines', true],
  ])('%s is, and needs no remark', async (name, content, kind, gzip) => {
    const { format, notes } = await look(name, content);
    expect(format).toMatchObject({ kind, gzip });
    expect(notes).toEqual([]);
  });

  it.each([
    [
      'gzip named .csv',
      'rows.csv',
      gzipSync(CSV),
      'csv',
      'Its name ends in .csv, but it is CSV in gzip: read as that.',
    ],
    ['JSON named .csv', 'rows.csv', '[{"id":1}]', 'json', 'Its name ends in .csv, but it is JSON: read as that.'],
    ['JSON Lines named .json', 'rows.json', '{"a":1}\n{"a":2}\n', 'json-lines', 'but it is JSON Lines'],
    ['CSV named .csv.gz', 'rows.csv.gz', CSV, 'csv', 'Its name ends in .csv.gz, but it is CSV: read as that.'],
    ['CSV named .json', 'rows.json', CSV, 'csv', 'but it is CSV'],
  ])('%s is read, with a remark', async (_, name, content, kind, note) => {
    const catalogue = await look(name, content);
    expect(catalogue.format.kind).toBe(kind);
    expect(catalogue.notes).toEqual([expect.stringContaining(note)]);
    expect((await collect(catalogue.open().rows)).length).toBeGreaterThan(0);
  });

  it.each([
    ['UTF-16, little endian', utf16(CSV)],
    ['UTF-16, big endian', utf16(CSV, true)],
    ['UTF-8 with a mark', Buffer.from(`\uFEFF${CSV}`)],
    ['UTF-16 in gzip', gzipSync(utf16(CSV))],
  ])('%s is decoded', async (_, content) => {
    expect(await rowsOf(content)).toEqual([
      { line: 2, row: { id: '1', name: 'Thé vert', price: '12,90' } },
      { line: 3, row: { id: '2', name: 'Tasse, blanche', price: '3,50' } },
    ]);
  });

  it('an older encoding is decoded when it is named', async () => {
    const content = Buffer.from(CSV, 'latin1');
    await expect(rowsOf(content)).rejects.toMatchObject({
      code: 'not-in-encoding',
      hint: expect.stringContaining('windows-1252'),
    });
    expect(await rowsOf(content, { encoding: 'windows-1252' })).toHaveLength(2);
  });
});

describe('a row with bytes that are no text', () => {
  const swapped = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
  const units = (spoilt: number): Buffer =>
    Buffer.concat([
      Buffer.from('\uFEFFid,name\n1,Thé 🍵\n2,x', 'utf16le'),
      Buffer.from([0, spoilt]),
      Buffer.from('y\n3,Tasse\n', 'utf16le'),
    ]);
  const bytes = (tea: readonly number[], spoilt: readonly number[]): Buffer =>
    Buffer.concat([
      Buffer.from('id,name\n1,'),
      Buffer.from(tea),
      Buffer.from('\n2,x'),
      Buffer.from(spoilt),
      Buffer.from('\n3,Tasse\n'),
    ]);

  it.each([
    ['utf-8', 'Thé', bytes([0x54, 0x68, 0xc3, 0xa9], [0xc3, 0x28])],
    ['utf-16le', 'Thé 🍵', units(0xd8)],
    ['utf-16le', 'Thé 🍵', units(0xdc)],
    ['utf-16be', 'Thé 🍵', swapped(units(0xd8))],
    ['utf-16be', 'Thé 🍵', swapped(units(0xdc))],
    ['windows-1252', 'Thé', bytes([0x54, 0x68, 0xe9], [])],
    ['windows-1251', 'Чай', bytes([0xd7, 0xe0, 0xe9], [])],
    ['shift_jis', '茶', bytes([0x92, 0x83], [0x81, 0xff])],
    ['gb18030', '茶', bytes([0xb2, 0xe8], [0x81, 0xff])],
  ] as const)('of %s is a bad one, and the others are read: %s', async (encoding, tea, content) => {
    const rows = await rowsOf(content, { encoding });
    const isWestern = encoding.startsWith('windows');
    expect(rows).toEqual([
      { line: 2, row: { id: '1', name: tea } },
      isWestern
        ? { line: 3, row: { id: '2', name: 'x' } }
        : { line: 3, bad: expect.objectContaining({ code: 'not-in-encoding' }) },
      { line: 4, row: { id: '3', name: 'Tasse' } },
    ]);
  });

  it('of UTF-16 is found however the bytes arrive, and also in JSON', async () => {
    const content = Buffer.from('\uFEFF[{"id":1,"name":"🍵"},{"id":2,"name":"\ud83c"},{"id":3}]', 'utf16le');
    async function* single(): AsyncGenerator<Buffer> {
      for (const byte of content) yield Buffer.of(byte);
    }
    const { chunks } = byteStream(single(), { gzip: false, encoding: 'utf-16le' });
    const read = Buffer.concat(await collect(chunks));
    expect(read.toString('latin1')).toContain('"name":"\u00ff"');
    expect((await rowsOf(content, {}, 'rows.json')).map((row) => ('bad' in row ? row.bad.code : row.row.id))).toEqual([
      '1',
      'not-in-encoding',
      '3',
    ]);
  });
});

describe('what stands between cells', () => {
  it.each([
    [';', CSV],
    [',', 'id,name\n1,"a;b;c"\n2,"d;e;f"\n'],
    ['\t', 'id\tname\n1\ta, b\n'],
    ['|', 'id|name|price\n1|a|2\n'],
    [',', 'id\n1\n2\n'],
    [',', ''],
  ])('is found to be %j', (delimiter, head) => {
    expect(sniffDelimiter(head)).toBe(delimiter);
  });

  it('may be told', async () => {
    expect(await rowsOf('id:name\n1:Tea\n', { delimiter: ':' })).toEqual([{ line: 2, row: { id: '1', name: 'Tea' } }]);
  });
});

describe('a file that is nothing to import', () => {
  it.each([
    ['empty', 'rows.csv', '', 'empty-file'],
    ['of blank lines', 'rows.csv', '\n  \r\n', 'empty-file'],
    ['empty in gzip', 'rows.csv.gz', gzipSync(''), 'empty-file'],
    ['a workbook', 'rows.csv', Buffer.from('PK\u0003\u0004\u0014\u0000', 'latin1'), 'zip-archive'],
    ['a picture', 'rows.csv', Buffer.from(Array.from({ length: 512 }, (_, index) => (index * 7) % 256)), 'binary-file'],
    ['UTF-16 without a mark', 'rows.csv', utf16(CSV).subarray(2), 'not-in-encoding'],
    ['UTF-32', 'rows.csv', Buffer.from([0xff, 0xfe, 0, 0, 0x69, 0, 0, 0]), 'not-in-encoding'],
    ['damaged gzip', 'rows.csv.gz', Buffer.from([0x1f, 0x8b, 8, 0, 9, 9, 9, 9, 9, 9, 0xff, 0xff]), 'cannot-be-read'],
  ])('such as %s is refused by name', async (_, name, content, code) => {
    await expect(look(name, content)).rejects.toMatchObject({ name: 'ImportRefused', code });
  });

  it('such as none at all, or a directory, is refused by name', async () => {
    await expect(openFile('/nowhere/rows.csv')).rejects.toMatchObject({ code: 'no-such-file' });
    const directory = await mkdtemp(join(tmpdir(), 'bazaar-import-'));
    await expect(openFile(directory)).rejects.toMatchObject({ code: 'not-a-file', message: 'It is a directory.' });
  });

  it('gives the rows before its end where a packed file is cut', async () => {
    const rows = Array.from({ length: 5_000 }, (_, index) => `${index},${Math.sin(index)}`);
    const packed = gzipSync(`id,name\n${rows.join('\n')}\n`);
    const read = await rowsOf(packed.subarray(0, packed.length / 2), {}, 'rows.csv.gz');
    expect(read.length).toBeGreaterThan(1_000);
    expect(read.at(-1)).toMatchObject({ bad: { code: 'file-cut', reason: 'the packed file ends in the middle' } });
  });
});
