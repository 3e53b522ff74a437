import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {{ version?: string, optional?: boolean, dev?: boolean, devOptional?: boolean, link?: boolean }} Package
 * @typedef {{ packages?: Record<string, Package> }} LockFile
 */

/** @param {string} text of package-lock.json @param {boolean} judges whether devDependencies are there too */
export const lockStamp = (text, judges) =>
  `${createHash('sha256').update(text).digest('hex')}${judges ? '' : ' without devDependencies'}`;

/**
 * Whether npm's own record of what it installed has every package of the lock file in its version. Packages for
 * other platforms (optional ones) may be absent. So whoever ran `npm ci` by hand is not made to wait again.
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile} installed node_modules/.package-lock.json
 * @param {boolean} judges whether those are wanted that only judge: devDependencies
 */
export const satisfies = (wanted, installed, judges) =>
  Object.entries(wanted.packages ?? {}).every(([path, { version, optional, dev, devOptional }]) => {
    if (path === '' || (dev && !judges)) return true;
    const found = installed.packages?.[path];
    return found ? found.version === version : Boolean(optional || devOptional);
  });

/** @param {string} root */
const pathsOf = (root) => ({
  lock: join(root, 'package-lock.json'),
  record: join(root, 'node_modules', '.package-lock.json'),
  stamp: join(root, 'node_modules', '.bazaar-packages'),
});

/** @param {string} root the repository @param {boolean} judges whether devDependencies are there too */
export const stampPackages = (root, judges) => {
  const { lock, stamp } = pathsOf(root);
  writeFileSync(stamp, lockStamp(readFileSync(lock, 'utf8'), judges));
};

/** @param {string} root @param {boolean} judges */
const areCurrent = (root, judges) => {
  const { lock, record, stamp } = pathsOf(root);
  const text = readFileSync(lock, 'utf8');
  const stamped = existsSync(stamp) ? readFileSync(stamp, 'utf8') : undefined;
  if (stamped === lockStamp(text, true) || (!judges && stamped === lockStamp(text, false))) return true;
  if (!existsSync(record)) return false;
  if (!satisfies(JSON.parse(text), JSON.parse(readFileSync(record, 'utf8')), judges)) return false;
  stampPackages(root, judges);
  return true;
};

/** Whether somebody has installed what judges: then it is kept. @param {string} root */
const hasJudges = (root) => {
  const { record } = pathsOf(root);
  if (!existsSync(record)) return false;
  /** @type {LockFile} */
  const { packages = {} } = JSON.parse(readFileSync(record, 'utf8'));
  return Object.values(packages).some(({ dev }) => dev);
};

/**
 * What npm is to do so that the packages are those of the lock file. Running and deploying the shop takes `dependencies`;
 * `devDependencies` judge it (tests, linters, types) and come when a command needs them, beside what is there: a shop may
 * be running from it.
 * @param {string} root the repository, or another folder with a package.json
 * @param {boolean} judges whether devDependencies are needed
 * @returns {{ npm: readonly string[], judges: boolean } | undefined} undefined: they are
 */
export const installationOf = (root, judges) => {
  if (areCurrent(root, judges)) return undefined;
  if (judges && areCurrent(root, false)) return { npm: ['install', '--no-save'], judges };
  const all = judges || hasJudges(root);
  return { npm: all ? ['ci'] : ['ci', '--omit=dev'], judges: all };
};
