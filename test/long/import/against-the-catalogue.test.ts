import { describe, expect, it } from '@jest/globals';
import { importProduct } from '#functions/catalog/contract/operator-routes.ts';
import { catalogueText } from '#scripts/generate/write-catalogue.ts';
import type { Fetch } from '#scripts/shop/api.ts';
import { admin } from '#test/support/system/api-call.ts';
import { offlineSystem } from '#test/support/system/offline-system.ts';
import { tableOf } from '#test/support/system/tables.ts';
import { temporaryFile } from '#test/unit/scripts/import/rows.ts';
import { localDirectory, run } from '#test/unit/scripts/shop/support/run.ts';

/** The catalogue's own handler, and a table that counts what is written. */
const open = () => {
  const system = offlineSystem();
  const fetch: Fetch = async (url, init) => {
    const externalId = decodeURIComponent(new URL(url).pathname.split('/').at(-1) ?? '');
    const headers = Object.fromEntries(new Headers(init.headers));
    const body = String(init.body);
    const answer = await system.call('catalog', {
      route: importProduct,
      params: { externalId },
      headers,
      body,
      as: admin,
    });
    const answered = answer.headers as Record<string, string>;
    return new Response(JSON.stringify(answer.body), { status: answer.status, headers: answered });
  };
  const written = () => system.dynamo.usage().reduce((units, { writeUnits }) => units + writeUnits, 0);
  return { fetch, system, written };
};

describe('an import into the real catalogue', () => {
  it('loads every product, and a second one writes nothing', async () => {
    const { fetch, system, written } = open();
    const file = await temporaryFile('goods.csv', [...catalogueText(60, '7', 'csv')].join(''));
    const world = { localDirectory: localDirectory() };
    const line = ['import', file, '--no-stock', '--json'];
    const first = await run(fetch, line, world);
    expect(first.json).toMatchObject({ rows: 60, created: 60, bad: 0, mapping: 'generated' });
    expect(system.dynamo.rows(tableOf('catalog')).filter(({ status }) => status === 'published')).toHaveLength(60);
    expect(written()).toBeGreaterThan(60);
    system.dynamo.resetUsage();
    const second = await run(fetch, line, world);
    expect(second.json).toMatchObject({ rows: 60, unchanged: 60, created: 0, changed: 0 });
    expect(written()).toBe(0);
  });
});
