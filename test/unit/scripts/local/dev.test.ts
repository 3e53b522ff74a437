import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { stripVTControlCharacters } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { applyChanges, type DevPorts } from '#scripts/local/dev/apply-changes.ts';
import { watchFiles } from '#scripts/local/dev/watch-files.ts';
import { consequencesOf } from '#scripts/local/dev/what-changed.ts';

describe('a changed file', () => {
  it.each([
    ['functions/orders/domain/decisions.ts', ['code']],
    ['functions/orders/contract/routes.ts', ['code', 'deploy']],
    ['functions/orders/adapters/orders-table.ts', ['code', 'deploy']],
    ['functions/docs/pages/api.html', ['code']],
    ['statemachines/checkout/checkout.asl.json', ['machine']],
    ['infra/settings.ts', ['deploy']],
    ['functions/orders/README.md', []],
    ['docs/api.md', []],
  ])('%s asks for %j', (file, kinds) => {
    expect(consequencesOf(file).map(({ kind }) => kind)).toEqual(kinds);
  });
});

const bundle = { context: 'orders', fn: 'api', folder: '/b' };

const scene = (over: Partial<DevPorts> = {}) => {
  const said: string[] = [];
  const done: string[] = [];
  const ports: DevPorts = {
    rebuild: async () => [bundle],
    update: async ({ context, fn }) => void done.push(`${context}-${fn}`),
    updateMachine: async (name) => void done.push(name),
    deploy: async () => void done.push('deploy'),
    now: () => 0,
    say: (line) => said.push(stripVTControlCharacters(line)),
    ...over,
  };
  return { said, done, apply: applyChanges(ports) };
};

describe('a group of changes', () => {
  it('sends each bundle once, whatever the number of files', async () => {
    const { said, done, apply } = scene();
    await apply(['functions/orders/domain/a.ts', 'functions/orders/domain/b.ts']);
    expect(done).toEqual(['orders-api']);
    expect(said).toEqual(['✓ live     orders-api  0.00 s']);
  });

  it('deploys what code alone does not bring, after the code', async () => {
    const { done, apply } = scene();
    await apply(['statemachines/checkout/checkout.asl.json', 'functions/orders/contract/routes.ts']);
    expect(done).toEqual(['orders-api', 'checkout', 'deploy']);
  });

  it('tells of a mistake in the code and goes on watching', async () => {
    const broken = scene({
      rebuild: async () => {
        throw new Error('Expected ";" but found "}"');
      },
    });
    await broken.apply(['functions/orders/domain/a.ts']);
    expect(broken.said).toEqual(['✗ live     Expected ";" but found "}"  0.00 s']);
    expect(broken.done).toEqual([]);
  });
});

describe('the watcher', () => {
  const root = mkdtempSync(join(tmpdir(), 'bazaar-local-watch-'));
  const controller = new AbortController();
  beforeAll(() => void mkdirSync(join(root, 'functions', 'orders'), { recursive: true }));
  afterAll(() => {
    controller.abort();
    rmSync(root, { recursive: true });
  });

  it('tells of a file that was saved', async () => {
    const told = new Promise<readonly string[]>((resolve) => {
      watchFiles(root, ['functions'], controller.signal, async (files) => resolve(files));
    });
    writeFileSync(join(root, 'functions', 'orders', 'a.ts'), 'export {};\n');
    expect(await told).toContain('functions/orders/a.ts');
  });
});
