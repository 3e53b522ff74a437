import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ASYNCAPI, asyncApiDocument } from '#scripts/contracts/asyncapi/document.ts';
import { apiRoutes, documentText, OPENAPI, openApiDocument } from '#scripts/contracts/openapi/document.ts';
import { EXAMPLES, readExamples } from '#scripts/contracts/openapi/examples.ts';
import { openApi } from '#test/contracts/http/open-api.ts';

const STALE = 'stale: npm run contracts';

const committed = (path: string): string => (existsSync(path) ? readFileSync(path, 'utf8') : '');
/** A comparison of half a megabyte of text would say nothing. */
const isCommitted = (path: string, text: string): string => (committed(path) === text ? path : STALE);

/** A signed token, a token of the user pool, or a signature, in whole or in part. */
const SECRET = /\b(?:gst|quo|con)_[\w-]+\.[\w-]+|\beyJ[\w-]+|\bv1=[0-9a-f]+/g;

const examples = readExamples();
const routes = [...(await apiRoutes()).values()].flat();

describe('the documents of the API', () => {
  it('are committed as the contracts have them', async () => {
    expect(isCommitted(OPENAPI, documentText(await openApiDocument()))).toBe(OPENAPI);
    expect(isCommitted(ASYNCAPI, documentText(await asyncApiDocument()))).toBe(ASYNCAPI);
  });

  it('have every route of every contract', () => {
    expect(openApi().operations.sort()).toEqual(routes.map(({ name }) => name).sort());
  });

  it('show by an example how every route succeeds', () => {
    const served = examples.filter(({ answer }) => answer.status < 300).map(({ operationId }) => operationId);
    expect(routes.map(({ name }) => name).filter((name) => !served.includes(name))).toEqual([]);
  });

  it('have examples of their own routes alone', () => {
    const names = new Set(routes.map(({ name }) => name));
    expect(examples.map(({ operationId }) => operationId).filter((name) => !names.has(name))).toEqual([]);
  });

  it('hold nothing that lets anybody in', () => {
    expect(readFileSync(EXAMPLES, 'utf8').match(SECRET) ?? []).toEqual([]);
    expect('quo_eyJpZCI6In0.x con_a.b eyJhbGciOiJSUzI1NiJ9.x v1=0a1b2c3d4e'.match(SECRET)).toHaveLength(4);
  });
});
