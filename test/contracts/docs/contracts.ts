import { globSync, readFileSync } from 'node:fs';
import { DomainError, type ErrorKind, errorSlug } from '#functions/shared/kernel/domain-error.ts';
import { PROBLEM_PREFIX, toProblem } from '#functions/shared/runtime/api/problem.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';

type Module = Readonly<Record<string, unknown>>;

const load = async (path: string): Promise<Module> => (await import(`#${path}`)) as Module;

const contextOf = (path: string): string => path.split('/')[1] ?? '';

/** The routes of each context that has some, by its name. */
export const routesByContext = async (): Promise<ReadonlyMap<string, readonly RouteDefinition[]>> => {
  const entries = globSync('functions/*/contract/routes.ts')
    .sort()
    .map(async (path) => {
      const context = contextOf(path);
      return [context, (await load(path))[`${context}Routes`] as readonly RouteDefinition[]] as const;
    });
  return new Map(await Promise.all(entries));
};

/** An error as the code declares it. */
export type DeclaredError = {
  readonly name: string;
  readonly type: string;
  readonly status: number;
  readonly title: string;
  readonly declaredIn: string;
};

type ErrorClass = (new (message: string) => DomainError) & { readonly errorName: string; readonly kind: ErrorKind };

const isErrorClass = (value: unknown): value is ErrorClass =>
  typeof value === 'function' && value.prototype instanceof DomainError && 'errorName' in value;

const declared = (Declared: ErrorClass, declaredIn: string): DeclaredError => {
  const { type, status, title } = toProblem(new Declared(''), '');
  return { name: Declared.errorName, type, status, title, declaredIn };
};

const DECLARED_IN = [
  'functions/*/domain/errors.ts',
  'functions/shared/kernel/**/*.ts',
  'functions/shared/runtime/api/errors.ts',
];

const declares = (path: string): boolean => readFileSync(path, 'utf8').includes('= defineError(');

/** Every error that a context's domain, the kernel or the front door declares. */
export const declaredErrors = async (): Promise<DeclaredError[]> => {
  const files = DECLARED_IN.flatMap((pattern) => globSync(pattern)).filter(declares);
  const found = files.sort().map(async (path) =>
    Object.values(await load(path))
      .filter(isErrorClass)
      .map((one) => declared(one, path)),
  );
  return (await Promise.all(found)).flat();
};

/** `OrderNotFound` → `order-not-found`, as the docs write a problem of ours. */
export const slugOf = (errorName: string): string => errorSlug(errorName);

export const typeOf = (slug: string): string => `${PROBLEM_PREFIX}${slug}`;

/** What any route may answer beside what its contract names; the last is no domain error, but what all others become. */
export const EVERY_ROUTE = [
  'MalformedJson',
  'InvalidRequest',
  'BodyTooLarge',
  'IdempotencyKeyMissing',
  'NotAuthenticated',
  'NotAllowed',
  'RouteNotFound',
  'ConcurrentChange',
  'InternalError',
] as const;
