// Runs in a process of its own: loads one bundle, calls it once, and tells on descriptor 3 how long that took.
import { readFileSync, writeSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const [file = '', eventFile = ''] = process.argv.slice(2);
const event = eventFile ? JSON.parse(readFileSync(eventFile, 'utf8')) : undefined;
const context = {
  functionName: 'bench',
  awsRequestId: 'request',
  memoryLimitInMB: '512',
  getRemainingTimeInMillis: () => 9_000,
};

/** As Lambda loads it: modules are imported, CommonJS is required. */
const load = async () =>
  file.endsWith('.cjs') ? createRequire(import.meta.url)(file) : import(pathToFileURL(file).href);

const began = performance.now();
const { handler } = await load();
const loaded = performance.now();
let outcome = 'not called';
if (event !== undefined)
  try {
    outcome = JSON.stringify(await handler(event, context)) ?? 'nothing';
  } catch (error) {
    outcome = error.name;
  }
const called = performance.now();

const undici = process.moduleLoadList.filter((name) => name.includes('undici')).length > 0;
writeSync(3, JSON.stringify({ loadMs: loaded - began, firstCallMs: called - loaded, outcome, undici }));
process.exit();
