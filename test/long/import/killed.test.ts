import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from '@jest/globals';
import { localPaths } from '#scripts/local/paths.ts';
import { readState, writeState } from '#scripts/local/state.ts';
import { catalogue, teaFile, teaLine, workshop } from '#test/unit/scripts/import/shop.ts';
import { localDirectory, tokenUntil } from '#test/unit/scripts/shop/support/run.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const PRODUCTS = 600;
const BAD = 3;

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** The catalogue at a port of this machine, which calls `onPut` before it takes a product. */
const serve = async (shop: ReturnType<typeof catalogue>, onPut: (count: number) => void) => {
  const accessToken = tokenUntil('admin', Date.now() + 3_600_000);
  let puts = 0;
  const answering = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const body = await text(request);
    if (request.url === '/customers/sessions') {
      response.end(JSON.stringify({ accessToken, refreshToken: 'none', expiresIn: 3_600, tokenType: 'Bearer' }));
      return;
    }
    puts += 1;
    onPut(puts);
    const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
    const answer = await shop.fetch(`http://api.test${request.url}`, {
      method: request.method ?? 'PUT',
      headers,
      body,
    });
    response.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  };
  const server = createServer((request, response) => void answering(request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closers.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, puts: () => puts };
};

/** A folder as `npm start` leaves it, for a system at that address. */
const localAt = (apiUrl: string): string => {
  const directory = localDirectory();
  const paths = localPaths(directory);
  const state = readState(paths);
  if (state === undefined) throw new Error('There is no state to change.');
  writeState(paths, { ...state, apiUrl });
  return directory;
};

const shopCommand = (local: string, ...argv: readonly string[]): ChildProcess =>
  spawn(process.execPath, ['scripts/shop/main.ts', ...argv], {
    cwd: ROOT,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, BAZAAR_LOCAL: local },
    stdio: ['ignore', 'pipe', 'pipe'],
  });

const ended = async (child: ChildProcess) => {
  const [out, err, [code, signal]] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    once(child, 'close') as Promise<[number | null, string | null]>,
  ]);
  return { out, err, code, signal };
};

describe('an import whose process is killed', () => {
  it.each([
    ['before anything is settled', 50, 0],
    ['in the middle', 350, 100],
    ['at its very end', PRODUCTS, 100],
  ])(
    '%s goes on when it is run again, with every product written once',
    async (_, at, settled) => {
      const shop = catalogue();
      const rows = Array.from({ length: PRODUCTS }, (_, index) => teaLine(`t${index}`));
      const bad = Array.from({ length: BAD }, (_, index) => teaLine(`bad${index}`, 'free'));
      const place = workshop(teaFile([...bad.slice(0, 1), ...rows.slice(0, 300), ...bad.slice(1), ...rows.slice(300)]));
      let running: ChildProcess | undefined;
      const server = await serve(shop, (count) => void (count === at && running?.kill('SIGKILL')));
      const local = localAt(server.url);
      const argv = ['import', place.file, '--map', place.map, '--json'];

      running = shopCommand(local, ...argv);
      expect(await ended(running)).toMatchObject({ signal: 'SIGKILL' });
      const putsBefore = server.puts();
      expect(putsBefore).toBeLessThanOrEqual(at + 8);

      running = undefined;
      const { out, code, err } = await ended(shopCommand(local, ...argv));
      expect({ code, err }).toMatchObject({ code: 0 });
      const summary = JSON.parse(out);
      expect(summary).toMatchObject({ rows: PRODUCTS + BAD, products: PRODUCTS, changed: 0, repeated: 0, bad: BAD });
      expect(summary.created + summary.unchanged).toBe(PRODUCTS);
      expect(summary.resumedFrom?.rows ?? 0).toBeGreaterThanOrEqual(settled);
      expect(shop.kept.size).toBe(PRODUCTS);
      expect(shop.writes).toHaveLength(PRODUCTS);
      expect(new Set(shop.writes).size).toBe(PRODUCTS);
      // Two windows may be under way, and one product is asked for to see whether the shop is the same.
      expect(server.puts() - PRODUCTS).toBeLessThanOrEqual(201 + 8);
    },
    120_000,
  );
});
