import { createRequire } from 'node:module';
import { beforeEach, describe, expect, it } from '@jest/globals';
import { LOCAL_STORAGE } from '#infra/bundle/stand-ins.ts';

type Namespace = {
  createContext(): object;
  enter(context: object): void;
  get(key: string): unknown;
  set(key: string, value: unknown): unknown;
  run(work: () => unknown): object;
  runAndReturn<T>(work: () => T): T;
  bind<T>(work: () => T): () => T;
};

type Storage = { createNamespace(name: string): Namespace; getNamespace(name: string): Namespace | undefined };

const loadStorage = (): Storage => {
  const exported = {};
  // oxlint-disable-next-line typescript/no-implied-eval -- it is what the bundler puts into the bundle
  new Function('exports', 'require', LOCAL_STORAGE)(exported, createRequire(import.meta.url));
  return exported as Storage;
};

describe('the storage under X-Ray', () => {
  let storage: Storage;
  let namespace: Namespace;

  beforeEach(() => {
    storage = loadStorage();
    namespace = storage.createNamespace('AWSXRay');
    namespace.enter(namespace.createContext());
    namespace.set('segment', 'outer');
  });

  it('is found by its name', () => {
    expect(storage.getNamespace('AWSXRay')).toBe(namespace);
    expect(storage.getNamespace('another')).toBeUndefined();
  });

  it('keeps what was entered across everything that waits', async () => {
    await new Promise((resolve) => setImmediate(resolve));

    expect(namespace.get('segment')).toBe('outer');
  });

  it('gives work that runs in it a context of its own, which sees the outer one', async () => {
    const [before, after] = await namespace.runAndReturn(async () => {
      const seen = namespace.get('segment');
      namespace.set('segment', 'inner');
      await new Promise((resolve) => setImmediate(resolve));
      return [seen, namespace.get('segment')];
    });

    expect([before, after, namespace.get('segment')]).toEqual(['outer', 'inner', 'outer']);
  });

  it('takes work along to where it was bound', () => {
    let bound = (): unknown => undefined;
    namespace.run(() => {
      namespace.set('segment', 'inner');
      bound = namespace.bind(() => namespace.get('segment'));
    });

    expect(bound()).toBe('inner');
  });
});
