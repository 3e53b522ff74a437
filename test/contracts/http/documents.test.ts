import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ASYNCAPI, asyncApiDocument } from '#scripts/contracts/asyncapi/document.ts';
import { apiRoutes, documentText, OPENAPI, openApiDocument } from '#scripts/contracts/openapi/document.ts';
import { readExamples } from '#scripts/contracts/openapi/examples.ts';
import { openApi } from '#test/contracts/http/open-api.ts';

const STALE = 'stale: npm run contracts';

const committed = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
/** A comparison of half a megabyte of text would say nothing. */
const isCommitted = (path: string, text: string): string => (committed(path) === text ? path : STALE);

const routes = [...(await apiRoutes()).values()].flat();

describe('the documents of the API', () => {
  it('are committed as the contracts have them', async () => {
    expect(isCommitted(OPENAPI, documentText(await openApiDocument()))).toBe(OPENAPI);
    expect(isCommitted(ASYNCAPI, documentText(await asyncApiDocument()))).toBe(ASYNCAPI);
  });

  it('have every route of every contract', () => {
    expect(openApi().operations.sort()).toEqual(routes.map(({ name }) => name).sort());
  });

  it('name an example of each success that the scenario comes by', () => {
    const shown = new Set(readExamples().map(({ operationId }) => operationId));
    expect([...shown].filter((name) => !routes.some((route) => route.name === name))).toEqual([]);
  });
});
