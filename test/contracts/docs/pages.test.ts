import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from '@jest/globals';
import { PACKED, packedFiles } from '#functions/docs/contract/packed-files.ts';
import { docsRoutes, getDocsAsset, getOpenApi, showApi, showEvents } from '#functions/docs/contract/routes.ts';
import { create } from '#functions/docs/handlers/api.ts';
import { type RouteDefinition, routeKey } from '#functions/shared/runtime/define-route.ts';
import { packPages } from '#infra/bundle/pack-files.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';

const folder = mkdtempSync(join(tmpdir(), 'pages-'));
packPages('./', folder);
const handler = create(fakeWorld(), async (name) => readFileSync(join(folder, PACKED, `${name}.gz`)));

const ask = async (route: RouteDefinition, headers: Record<string, string> = {}, file?: string) => {
  const {
    statusCode,
    headers: said = {},
    body = '',
  } = await handler(
    {
      routeKey: routeKey(route),
      rawPath: route.path,
      headers,
      ...(file !== undefined && { pathParameters: { file } }),
      requestContext: { requestId: 'request-1' },
    },
    {} as never,
  );
  return { status: statusCode, headers: said, bytes: Buffer.from(body, 'base64'), text: body };
};

const source = (name: keyof typeof packedFiles): string => readFileSync(packedFiles[name], 'utf8');

describe('the pages of the documents', () => {
  it.each([
    [showApi, 'api.html', 'text/html; charset=utf-8'],
    [showEvents, 'events.html', 'text/html; charset=utf-8'],
    [getOpenApi, 'openapi.json', 'application/json'],
  ] as const)('are served as they are: %#', async (route, name, type) => {
    const { status, headers, bytes } = await ask(route);
    expect({ status, type: headers['content-type'] }).toEqual({ status: 200, type });
    expect(bytes.toString()).toBe(source(name));
  });

  it('go gzipped to whoever can read that', async () => {
    const { headers, bytes } = await ask(getDocsAsset, { 'accept-encoding': 'gzip, br' }, 'redoc.js');
    expect(headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(bytes).toString()).toBe(source('redoc.js'));
  });

  it('are not sent again to whoever has them', async () => {
    const { headers } = await ask(showApi);
    const again = await ask(showApi, { 'if-none-match': String(headers.etag) });
    expect({ status: again.status, text: again.text }).toEqual({ status: 304, text: '' });
  });

  it('let nothing in from elsewhere, and tell nobody', async () => {
    const { headers } = await ask(showApi);
    expect(headers['content-security-policy']).toMatch(/default-src 'none'.*script-src 'self'.*connect-src 'self'/);
    expect([source('api.html'), source('events.html'), source('show.js')].join()).not.toMatch(/https?:\/\//);
  });

  it('are these files and no others', async () => {
    const { status, text } = await ask(getDocsAsset, {}, '../index.mjs');
    expect(status).toBe(404);
    expect(JSON.parse(text)).toMatchObject({ type: 'urn:bazaar:problem:route-not-found' });
  });

  it('refer to nothing that is not served', () => {
    const paths = docsRoutes.map(({ path }) => path);
    expect(source('api.html')).toContain('docs/assets/show.js');
    expect(paths).toContain('/docs/assets/{file}');
    expect(source('show.js')).toContain("import(new URL('redoc.js', import.meta.url))");
    expect(source('redoc.js')).toMatch(/export\{[^}]*\binit\b[^}]*\};?\s*$/);
  });
});
