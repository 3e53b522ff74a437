import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from '@jest/globals';
import { freePort } from '#scripts/local/emulator.ts';
import { stampOf } from '#scripts/local/prepare/venv.mjs';
import { answers, whatServes } from '#scripts/local/prepare/what-serves.mjs';

const servers: Server[] = [];

const serve = (status: number, healthPath: string): Promise<string> =>
  new Promise((settle) => {
    const server = createServer((request, response) => {
      response.statusCode = request.url === healthPath ? status : 404;
      response.end('{}');
    });
    servers.push(server);
    server.listen(0, '127.0.0.1', () => settle(`http://127.0.0.1:${(server.address() as AddressInfo).port}`));
  });

const cloneWithVenv = (requirementsWhenMade: string): string => {
  const root = mkdtempSync(join(tmpdir(), 'bazaar-serves-'));
  mkdirSync(join(root, '.local/venv/bin'), { recursive: true });
  mkdirSync(join(root, 'scripts/local'), { recursive: true });
  writeFileSync(join(root, '.local/venv/bin/python'), '');
  writeFileSync(join(root, 'scripts/local/requirements.txt'), 'ministack==1.5.33\n');
  writeFileSync(join(root, '.local/venv/bazaar-requirements.sha256'), stampOf(requirementsWhenMade));
  return root;
};

describe('what serves AWS on this machine', () => {
  afterEach(() => {
    for (const server of servers.splice(0)) {
      server.closeAllConnections();
      server.close();
    }
  });

  it.each(['/_ministack/health', '/_localstack/health'])('is an emulator that answers %s', async (path) => {
    const endpoint = await serve(200, path);
    await expect(answers(endpoint)).resolves.toBe(true);
    await expect(whatServes({ root: cloneWithVenv(''), endpoint })).resolves.toEqual({ kind: 'existing', endpoint });
  });

  it('is not any other server, nor a port where nobody listens, nor nothing', async () => {
    await expect(answers(await serve(404, '/'))).resolves.toBe(false);
    await expect(answers(`http://127.0.0.1:${await freePort()}`)).resolves.toBe(false);
    await expect(answers(undefined)).resolves.toBe(false);
  });

  it('is the MiniStack of the private environment where no emulator answers', async () => {
    const root = cloneWithVenv('ministack==1.5.33\n');
    const endpoint = `http://127.0.0.1:${await freePort()}`;
    const interpreter = join(root, '.local/venv/bin/python');
    await expect(whatServes({ root, endpoint })).resolves.toEqual({ kind: 'ministack', interpreter });
  });
});
