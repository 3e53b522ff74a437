import { spawn } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ROOT } from '#scripts/local/paths.ts';
import { environment } from '#test/support/system/tables.ts';

/** How a bundle did in a process of its own. */
export type FreshStart = {
  readonly loadMs: number;
  readonly firstCallMs: number;
  /** What the handler answered or threw. */
  readonly outcome: string;
  /** Whether Node loaded its fetch, which no function of ours needs. */
  readonly undici: boolean;
};

const CHILD = fileURLToPath(import.meta.resolve('./first-call.mjs'));

const SETTING = /setting\(\w+, '([A-Z_]+)'\)/g;

/** Every setting that a function reads, so that each can be loaded; nothing of these names has to be there. */
const namesOfSettings = (): string[] =>
  globSync('functions/*/**/*.ts', { cwd: ROOT })
    .map((file) => readFileSync(join(ROOT, file), 'utf8'))
    .flatMap((source) => [...source.matchAll(SETTING)].map(([, name = '']) => name));

const variablesOf = (endpoint: string): NodeJS.ProcessEnv => ({
  PATH: process.env.PATH,
  ...Object.fromEntries(namesOfSettings().map((name) => [name, '1'])),
  ...environment,
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: 'us-east-1',
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_LAMBDA_FUNCTION_NAME: 'bench',
  POWERTOOLS_TRACE_ENABLED: 'false',
});

/** Node shows the line of the bundle, which is all of it, before the error. */
const errorIn = (complaint: string): string =>
  complaint.split('\n').findLast((line) => /^\w*Error/.test(line)) ?? complaint.slice(-500);

/** Loads a bundle in a fresh process and calls it with the event in a file, if there is one. @throws Error if it fails */
export const startFresh = (endpoint: string, file: string, eventFile = ''): Promise<FreshStart> =>
  new Promise((resolve, reject) => {
    const stdio = ['ignore', 'ignore', 'pipe', 'pipe'] as const;
    const child = spawn(process.execPath, [CHILD, file, eventFile], { env: variablesOf(endpoint), stdio: [...stdio] });
    const told: string[] = [];
    const complaints: string[] = [];
    child.stdio[3]?.on('data', (chunk) => told.push(String(chunk)));
    child.stderr?.on('data', (chunk) => complaints.push(String(chunk)));
    child.once('error', reject);
    child.once('close', () =>
      told.length > 0
        ? resolve(JSON.parse(told.join('')) as FreshStart)
        : reject(new Error(`${file} could not be loaded: ${errorIn(complaints.join(''))}`)),
    );
  });
