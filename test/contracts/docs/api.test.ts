import { describe, expect, it } from '@jest/globals';
import { declaredErrors, routesByContext } from '#test/contracts/docs/contracts.ts';

const routes = await routesByContext();

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
