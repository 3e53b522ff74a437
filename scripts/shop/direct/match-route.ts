import { type RouteDefinition, routeKey } from '#functions/shared/runtime/define-route.ts';

export type RoutesByContext = ReadonlyMap<string, readonly RouteDefinition[]>;

/** Which function of which context answers, under which key, with what in the path. */
export type Matched = {
  readonly context: string;
  readonly fn: string;
  readonly routeKey: string;
  readonly params: Readonly<Record<string, string>>;
  readonly access: RouteDefinition['access'];
};

/** What HTTP API sends where no route fits. */
const FALLBACK: Matched = { context: 'operations', fn: 'api', routeKey: '$default', params: {}, access: 'public' };

const segmentsOf = (path: string): string[] => path.split('/').slice(1);
const nameOf = (segment: string): string | undefined => /^\{(\w+)\}$/.exec(segment)?.[1];

/** Values of a template's parameters; nothing where the path is another. */
const paramsOf = (template: string, path: string): Record<string, string> | undefined => {
  const [wanted, given] = [segmentsOf(template), segmentsOf(path)];
  const fits = (segment: string, index: number): boolean =>
    nameOf(segment) === undefined ? segment === given[index] : given[index] !== '';
  if (wanted.length !== given.length || !wanted.every(fits)) return undefined;
  return Object.fromEntries(
    wanted.flatMap((segment, index) => {
      const name = nameOf(segment);
      return name === undefined ? [] : [[name, decodeURIComponent(given[index] ?? '')]];
    }),
  );
};

/** As HTTP API chooses: a route that says more of its path in words goes before one with parameters. */
export const matchRoute = (routes: RoutesByContext, method: string, path: string): Matched => {
  const fitting = [...routes].flatMap(([context, definitions]) =>
    definitions.flatMap((route): Matched[] => {
      const params = route.method === method ? paramsOf(route.path, path) : undefined;
      if (params === undefined) return [];
      return [{ context, fn: route.servedBy ?? 'api', routeKey: routeKey(route), params, access: route.access }];
    }),
  );
  const [best = FALLBACK] = fitting.sort((a, b) => Object.keys(a.params).length - Object.keys(b.params).length);
  return best;
};
