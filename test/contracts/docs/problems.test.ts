import { describe, expect, it } from '@jest/globals';
import { toProblem } from '#functions/shared/runtime/api/problem.ts';
import { declaredErrors, EVERY_ROUTE, routesByContext, slugOf, typeOf } from '#test/contracts/docs/contracts.ts';
import { code, readDoc, rowsOf, sectionOf } from '#test/contracts/docs/markdown.ts';

const DOC = 'docs/problems.md';

type Entry = { readonly type: string; readonly status: string; readonly title: string };

const entries = (heading: string): Entry[] =>
  rowsOf(sectionOf(readDoc(DOC), heading)).map(([slug = '', status = '', title = '']) => ({
    type: typeOf(slug.replaceAll('`', '')),
    status,
    title,
  }));

const declared = await declaredErrors();
const routes = [...(await routesByContext()).values()].flat();
const named = [...new Set(routes.flatMap(({ errors }) => errors))];

const entryOf = (name: string): Entry[] => {
  const found =
    name === 'InternalError' ? [toProblem(new Error(), '')] : declared.filter((error) => error.name === name);
  return found.map(({ status, title }) => ({ type: typeOf(slugOf(name)), status: String(status), title }));
};

const unique = (all: readonly Entry[]): Entry[] => [
  ...new Map(all.map((entry) => [JSON.stringify(entry), entry])).values(),
];

const sorted = (all: readonly Entry[]): Entry[] => unique(all).sort((a, b) => (a.type < b.type ? -1 : 1));

describe(DOC, () => {
  it('has an entry for what every route may answer', () => {
    expect(sorted(entries('What every route may answer'))).toEqual(sorted(EVERY_ROUTE.flatMap(entryOf)));
  });

  it('has an entry for each problem that a route names, and for none else', () => {
    const everyRoute: readonly string[] = EVERY_ROUTE;
    const own = named.filter((name) => !everyRoute.includes(name));
    expect(sorted(entries('What single routes answer'))).toEqual(sorted(own.flatMap(entryOf)));
  });

  it('says for each what the client should do', () => {
    const rows = rowsOf(readDoc(DOC)).filter(([slug = '']) => /^`[a-z-]+`$/.test(slug));
    expect(rows.filter((row) => (row.at(-1) ?? '').length < 10)).toEqual([]);
  });
});

describe('a problem type', () => {
  it('is declared in one place', () => {
    const several = [...Map.groupBy(declared, ({ type }) => type)].filter(([, all]) => all.length > 1);
    expect(several.map(([type, all]) => [type, all.map(({ declaredIn }) => declaredIn)])).toEqual([]);
  });

  it('is a URN in kebab case', () => {
    expect(declared.filter(({ type }) => !/^urn:bazaar:problem:[a-z]+(-[a-z]+)*$/.test(type))).toEqual([]);
    expect(code(typeOf('price-changed'))).toBe('`urn:bazaar:problem:price-changed`');
  });
});
