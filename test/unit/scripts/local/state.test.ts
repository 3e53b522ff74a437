import { mkdirSync, mkdtempSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { fingerprint } from '#scripts/local/fingerprint.ts';
import { localPaths } from '#scripts/local/paths.ts';
import { findRun, stopRun } from '#scripts/local/running.ts';
import { type LocalState, readRun, readState, writeState } from '#scripts/local/state.ts';
import { tailOf } from '#scripts/local/tail.ts';
import { randomPassword, usersOf } from '#scripts/local/users.ts';

const temporary = (): string => mkdtempSync(join(tmpdir(), 'bazaar-local-'));

const state: LocalState = {
  awsEndpointUrl: 'http://127.0.0.1:4566',
  apiUrl: 'http://127.0.0.1:4566/_aws/execute-api/abc',
  region: 'us-east-1',
  stage: 'local',
  users: { buyer: { email: 'b@x', password: 'p' }, admin: { email: 'a@x', password: 'q' } },
  docs: {},
};

describe('.local/bazaar.json', () => {
  it('is absent before the first start', () => {
    expect(readState(localPaths(temporary()))).toBeUndefined();
  });

  it('is read as it was written, and by its owner only', () => {
    const paths = localPaths(temporary());
    writeState(paths, state);
    expect(readState(paths)).toEqual(state);
    expect(statSync(paths.stateFile).mode & 0o777).toBe(0o600);
  });

  it('becomes private again where it was not', () => {
    const paths = localPaths(temporary());
    writeFileSync(paths.stateFile, '{}', { mode: 0o644 });
    writeState(paths, state);
    expect(statSync(paths.stateFile).mode & 0o777).toBe(0o600);
  });
});

describe('the demo logins', () => {
  it('keep the passwords of an earlier run', () => {
    expect(usersOf(state, () => 'new')).toEqual(state.users);
  });

  it('get passwords of their own at first', () => {
    let count = 0;
    const { buyer, admin } = usersOf(undefined, () => `p${++count}`);
    expect([buyer.email, buyer.password]).toEqual(['buyer@bazaar.test', 'p1']);
    expect([admin.email, admin.password]).toEqual(['admin@bazaar.test', 'p2']);
  });

  it('have passwords that are long, of every kind of character, and never the same', () => {
    const password = randomPassword();
    expect(password).toMatch(/^(?=.*[a-z])(?=.*[A-Z])(?=.*\d)(?=.*[!]).{16,}$/);
    expect(randomPassword()).not.toBe(password);
  });
});

describe('what runs', () => {
  const noted = (run: object) => {
    const paths = localPaths(temporary());
    writeFileSync(paths.runFile, JSON.stringify(run));
    return paths;
  };

  it('is nothing where nothing was noted', async () => {
    await expect(findRun(localPaths(temporary()))).resolves.toBeUndefined();
  });

  it("is dead where its process is gone, or its number is another's by now", async () => {
    const paths = noted({ kind: 'ministack', pid: process.pid, scratch: temporary() });
    const found = await findRun(paths);
    expect(found?.alive).toBe(false);
    if (found) await stopRun(paths, found);
    expect(readRun(paths)).toBeUndefined();
  });

  it('is left alone where it was not started here', async () => {
    const paths = noted({ kind: 'existing', endpoint: 'http://127.0.0.1:4566' });
    const found = await findRun(paths);
    expect(found).toMatchObject({ alive: true });
    await expect(found && stopRun(paths, found)).resolves.toBe(true);
  });
});

describe('what a deployment is made from', () => {
  const repository = (): string => {
    const root = temporary();
    mkdirSync(join(root, 'functions/orders'), { recursive: true });
    writeFileSync(join(root, 'functions/orders/a.ts'), 'a');
    writeFileSync(join(root, 'cdk.json'), '{}');
    return root;
  };
  const of = (root: string, settings: unknown = {}) => fingerprint(root, ['functions', 'cdk.json', 'absent'], settings);

  it('is the same where nothing changed', () => {
    expect(of(repository())).toBe(of(repository()));
  });

  it("changes with a file's content, its name, and the settings", () => {
    const root = repository();
    const before = of(root);
    expect(of(root, { stage: 'test' })).not.toBe(before);
    writeFileSync(join(root, 'functions/orders/a.ts'), 'b');
    const changed = of(root);
    writeFileSync(join(root, 'functions/orders/b.ts'), '');
    expect(new Set([before, changed, of(root)]).size).toBe(3);
  });
});

describe('the end of a log', () => {
  it('is its last lines that say something', () => {
    const file = join(temporary(), 'a.log');
    writeFileSync(file, 'one\n\ntwo\nthree\n\n');
    expect(tailOf(file, 2)).toBe('two\nthree');
    expect(tailOf(`${file}.absent`)).toBe('');
  });
});
