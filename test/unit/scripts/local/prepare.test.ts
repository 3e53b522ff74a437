import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CannotStart } from '#scripts/local/prepare/cannot-start.mjs';
import { commandOf, invocationOf } from '#scripts/local/prepare/commands.mjs';
import { installationOf, lockStamp, satisfies, stampPackages } from '#scripts/local/prepare/packages.mjs';
import { checkDisk, checkNode, firstLinesOf } from '#scripts/local/prepare/prepare.mjs';

const GIBIBYTE = 2 ** 30;

describe('what the machine must have', () => {
  it.each(['v20.0.0', 'v22.3.1', 'v24.21.0', 'v100.0.0'])('takes Node %s', (version) => {
    expect(() => checkNode(version)).not.toThrow();
  });

  it.each(['v18.20.1', 'v6.0.0', 'nonsense'])('refuses Node %s and names the one to install', (version) => {
    expect(() => checkNode(version)).toThrow(CannotStart);
    expect(() => checkNode(version)).toThrow(/install Node 20 or newer \(https:\/\/nodejs\.org\)/);
  });

  it('refuses a disk with less than 2 GB free and says how much there is', () => {
    expect(() => checkDisk(2 * GIBIBYTE, '/home/me')).not.toThrow();
    expect(() => checkDisk(0.5 * GIBIBYTE, '/home/me')).toThrow(/Only 0\.5 GB free under \/home\/me.*2\.0 GB/);
  });

  it('shows of what npm said the beginning, which is what is wrong', () => {
    expect(firstLinesOf('npm warn old\nnpm error code E404\n\nnpm error gone\nnpm error usage', 2)).toBe(
      'npm error code E404\nnpm error gone',
    );
  });
});

describe('whether the packages are installed', () => {
  const needed = { 'node_modules/a': { version: '1.0.0' } };
  const judging = { 'node_modules/jest': { version: '3.0.0', dev: true } };
  const wanted = {
    packages: { '': {}, ...needed, ...judging, 'node_modules/b-darwin': { version: '2.0.0', optional: true } },
  };

  it('is so when all that this platform needs is there in its version', () => {
    expect(satisfies(wanted, { packages: { ...needed, ...judging } }, true)).toBe(true);
    expect(satisfies(wanted, { packages: needed }, false)).toBe(true);
  });

  it('is not so when one is absent, or has another version', () => {
    expect(satisfies(wanted, { packages: needed }, true)).toBe(false);
    expect(satisfies(wanted, { packages: judging }, false)).toBe(false);
    expect(satisfies(wanted, { packages: { 'node_modules/a': { version: '1.0.1' } } }, false)).toBe(false);
  });

  /** A checkout, and the packages that npm has recorded there. */
  const repository = (recorded?: object): string => {
    const root = mkdtempSync(join(tmpdir(), 'bazaar-packages-'));
    mkdirSync(join(root, 'node_modules'));
    writeFileSync(join(root, 'package-lock.json'), JSON.stringify(wanted));
    if (recorded)
      writeFileSync(join(root, 'node_modules', '.package-lock.json'), JSON.stringify({ packages: recorded }));
    return root;
  };
  const withoutJudges = { npm: ['ci', '--omit=dev'], judges: false };
  const withJudges = { npm: ['ci'], judges: true };

  it('leaves out in a fresh clone what only judges, until a command needs it', () => {
    expect(installationOf(repository(), false)).toEqual(withoutJudges);
    expect(installationOf(repository(), true)).toEqual(withJudges);
  });

  it('has nothing more to do once it was stamped', () => {
    const root = repository();
    stampPackages(root, true);
    expect(installationOf(root, true)).toBeUndefined();
    expect(installationOf(root, false)).toBeUndefined();
  });

  it('adds what judges to what is there, and takes nothing away: a shop may be running from it', () => {
    const root = repository();
    stampPackages(root, false);
    expect(installationOf(root, false)).toBeUndefined();
    expect(installationOf(root, true)).toEqual({ npm: ['install', '--no-save'], judges: true });
  });

  it('keeps what judges where it has been installed, when the lock file changed', () => {
    const changed = JSON.stringify({ packages: { ...wanted.packages, 'node_modules/c': { version: '3' } } });
    for (const [recorded, installation] of [
      [{ ...needed, ...judging }, withJudges],
      [needed, withoutJudges],
    ] as const) {
      const root = repository(recorded);
      stampPackages(root, false);
      writeFileSync(join(root, 'package-lock.json'), changed);
      expect(installationOf(root, false)).toEqual(installation);
    }
  });

  it('takes what somebody installed by hand', () => {
    expect(installationOf(repository({ ...needed, ...judging }), true)).toBeUndefined();
    expect(installationOf(repository(needed), false)).toBeUndefined();
  });

  it('knows lock files by their content', () => {
    expect(lockStamp('a', true)).toBe(lockStamp('a', true));
    expect(lockStamp('a', true)).not.toBe(lockStamp('b', true));
    expect(lockStamp('a', true)).not.toBe(lockStamp('a', false));
  });
});

describe('what bazaar.mjs runs', () => {
  it('knows which commands will need an emulator', () => {
    expect(commandOf('start')).toEqual({ script: 'scripts/local/start.ts', emulator: true });
    expect(commandOf('down')?.emulator).toBe(false);
  });

  it('knows which commands judge, and that running the shop and deploying it does not', () => {
    for (const name of ['check', 'test', 'contracts', 'prove', 'bench', 'cost'])
      expect(commandOf(name)?.judges).toBe(true);
    for (const name of ['start', 'up', 'dev', 'deploy', 'destroy', 'scripts/audit.ts'])
      expect(commandOf(name)).not.toHaveProperty('judges');
  });

  it('knows which commands will need a judge of Python, so that it is there before they begin', () => {
    expect(commandOf('test')?.python?.map(({ title }) => title)).toEqual(['cfn-lint', 'Schemathesis']);
    expect(commandOf('fuzz')?.python?.map(({ title }) => title)).toEqual(['Schemathesis']);
    expect(commandOf('start')?.python).toBeUndefined();
  });

  it('runs any script of the repository, and nothing else', () => {
    expect(commandOf('scripts/resync.ts')?.script).toBe('scripts/resync.ts');
    expect(commandOf('constructor')).toBeUndefined();
    expect(commandOf('')).toBeUndefined();
  });

  it('puts the Node of the packages first and hands the arguments on', () => {
    const command = { script: 'scripts/a.ts', emulator: false };
    const { program, parameters, environment } = invocationOf({
      root: '/r',
      command,
      parameters: ['--x', '1'],
      environment: { PATH: '/usr/bin' },
    });
    expect(program).toBe('/r/node_modules/.bin/node');
    expect(parameters.slice(-3)).toEqual(['/r/scripts/a.ts', '--x', '1']);
    expect(environment.PATH).toBe('/r/node_modules/.bin:/usr/bin');
    expect(environment.BAZAAR_PARENT).toBe(String(process.pid));
  });
});
