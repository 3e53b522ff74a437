import { describe, expect, it } from '@jest/globals';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { declaredErrors, EVERY_ROUTE, routesByContext, slugOf } from '#test/contracts/docs/contracts.ts';
import { code, codes, headingsOf, type Row, readDoc, rowsOf, sectionOf } from '#test/contracts/docs/markdown.ts';

const DOC = 'docs/api.md';
const everyRoute: readonly string[] = EVERY_ROUTE;

const rowOf = ({ method, path, access, idempotent, summary, errors }: RouteDefinition): Row => [
  code(`${method} ${path}`),
  access,
  idempotent ? 'yes' : '',
  summary.replaceAll('|', '\\|'),
  codes(
    [...new Set(errors)]
      .filter((name) => !everyRoute.includes(name))
      .map(slugOf)
      .sort(),
  ),
];

const byPath = (rows: readonly Row[]): Row[] => [...rows].sort(([a = ''], [b = '']) => (a < b ? -1 : 1));

const routes = await routesByContext();
const doc = readDoc(DOC);

describe(DOC, () => {
  it.each([...routes])('lists the routes of %s as their contract has them', (context, definitions) => {
    expect(byPath(rowsOf(sectionOf(doc, context)))).toEqual(byPath(definitions.map(rowOf)));
  });

  it('knows no context that has no routes', () => {
    const contexts = headingsOf(sectionOf(doc, 'Routes'));
    expect([...contexts].sort()).toEqual([...routes.keys()].sort());
  });
});

describe('the contracts of routes', () => {
  it('name only errors that are declared somewhere', async () => {
    const known = new Set((await declaredErrors()).map(({ name }) => name));
    const named = [...routes.values()]
      .flat()
      .flatMap(({ name, errors }) => errors.map((error) => [name, error] as const));
    expect(named.filter(([, error]) => !known.has(error))).toEqual([]);
  });

  it('have one route for each method and path, and one name for each route', () => {
    const all = [...routes.values()].flat();
    expect(new Set(all.map(({ method, path }) => `${method} ${path}`)).size).toBe(all.length);
    expect(new Set(all.map(({ name }) => name)).size).toBe(all.length);
  });
});
