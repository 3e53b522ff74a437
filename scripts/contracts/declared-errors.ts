import { globSync, readFileSync } from 'node:fs';
import { DomainError, type ErrorKind } from '#functions/shared/kernel/domain-error.ts';
import { toProblem } from '#functions/shared/runtime/api/problem.ts';
import { loadModule } from '#scripts/contracts/load-contracts.ts';

/** An error as the code declares it. */
export type DeclaredError = {
  readonly name: string;
  /** Of its problem documents. */
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
  'functions/*/contract/errors.ts',
  'functions/*/domain/errors.ts',
  'functions/shared/kernel/**/*.ts',
  'functions/shared/runtime/api/errors.ts',
];

const declares = (path: string): boolean => readFileSync(path, 'utf8').includes('= defineError(');

/** Every error that a context's domain, the kernel or the front door declares. */
export const declaredErrors = async (): Promise<DeclaredError[]> => {
  const files = DECLARED_IN.flatMap((pattern) => globSync(pattern)).filter(declares);
  const found = files.sort().map(async (path) =>
    Object.values(await loadModule(path))
      .filter(isErrorClass)
      .map((one) => declared(one, path)),
  );
  return (await Promise.all(found)).flat();
};

/** What every failure of our own becomes; it is no domain error. */
export const internalError = (): DeclaredError => {
  const { type, status, title } = toProblem(new Error(), '');
  return { name: 'InternalError', type, status, title, declaredIn: 'functions/shared/runtime/api/problem.ts' };
};
