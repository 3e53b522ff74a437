import { createHash } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** @typedef {{ packages?: Record<string, { version?: string, optional?: boolean, devOptional?: boolean, link?: boolean }> }} LockFile */

/** @param {string} text of package-lock.json */
export const lockStamp = (text) => createHash('sha256').update(text).digest('hex');

/**
 * Whether npm's own record of what it installed has every package of the lock file in its version. Packages for
 * other platforms (optional ones) may be absent. So whoever ran `npm ci` by hand is not made to wait again.
 * @param {LockFile} wanted package-lock.json
 * @param {LockFile} installed node_modules/.package-lock.json
 */
export const satisfies = (wanted, installed) =>
  Object.entries(wanted.packages ?? {}).every(([path, { version, optional, devOptional }]) => {
    if (path === '') return true;
    const found = installed.packages?.[path];
    return found ? found.version === version : Boolean(optional || devOptional);
  });

/** @param {string} root */
const pathsOf = (root) => ({
  lock: join(root, 'package-lock.json'),
  record: join(root, 'node_modules', '.package-lock.json'),
  stamp: join(root, 'node_modules', '.bazaar-packages'),
});

/** @param {string} root the repository */
export const packagesAreCurrent = (root) => {
  const { lock, record, stamp } = pathsOf(root);
  const text = readFileSync(lock, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lockStamp(text)) return true;
  if (!existsSync(record)) return false;
  if (!satisfies(JSON.parse(text), JSON.parse(readFileSync(record, 'utf8')))) return false;
  stampPackages(root);
  return true;
};

/** @param {string} root */
export const stampPackages = (root) => {
  const { lock, stamp } = pathsOf(root);
  writeFileSync(stamp, lockStamp(readFileSync(lock, 'utf8')));
};
