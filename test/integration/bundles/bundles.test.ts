import { execFileSync } from 'node:child_process';
import { globSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from '@jest/globals';
import { ERROR_CLASSES } from '#infra/bundle/stand-ins.ts';
import { type Bundled, bundle } from '#infra/bundle.ts';

const FOLDER = '.build/test';
const LIMIT = 400 * 1_024;

/** It runs for minutes and is waited for by nobody: some milliseconds more to load are nothing to it. */
const LARGER: Readonly<Record<string, number>> = { 'catalog-importer': 450 * 1_024 };

const nameOf = ({ context, fn }: Bundled): string => `${context}-${fn}`;

const environment = {
  AWS_REGION: 'us-east-1',
  BAZAAR_STAGE: 'test',
  BUS_NAME: 'bus',
  ARCHIVE_BUCKET: 'archive',
  IMPORTS_BUCKET: 'imports',
  IMPORTS_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/000000000000/importer',
  IMPORTS_QUEUE_TRIES: '5',
  SANDBOX_TABLE: 'table',
  WEBHOOK_QUEUE_URL: 'https://sqs.us-east-1.amazonaws.com/000000000000/webhooks',
  WEBHOOK_SECRET_NAME: 'secret',
  API_URL_PARAMETER: '/bazaar/test/api-url',
  DEAD_LETTER_QUEUES: 'queue',
  SWEEP_AFTER_SECONDS: '60',
  QUOTE_LASTS_SECONDS: '1800',
  QUOTE_KEPT_SECONDS: '604800',
  GUEST_SECONDS: '60',
  ORDERS_PER_MINUTE: '30',
  DEFAULT_COUNTRY: 'DE',
  ...Object.fromEntries(
    ['CATALOG', 'INVENTORY', 'CUSTOMERS', 'CART', 'SHIPPING', 'NOTIFICATIONS', 'ORDERS', 'PAYMENTS', 'OPERATIONS'].map(
      (context) => [`${context}_TABLE`, 'table'],
    ),
  ),
};

/** What a fresh process says after loading a bundle. */
const load = ({ path }: Bundled, expression: string): string =>
  execFileSync(
    process.execPath,
    [
      '--input-type=module',
      '-e',
      `const { handler } = await import(${JSON.stringify(path)}); console.log(${expression});`,
    ],
    { env: environment, encoding: 'utf8' },
  ).trim();

describe('the bundles', () => {
  let faulty: Bundled[];
  let plain: Bundled[];

  beforeAll(async () => {
    faulty = await bundle({ flavour: 'faults', sourceMap: 'external' }, FOLDER);
    plain = await bundle({ flavour: 'plain', sourceMap: 'external' }, FOLDER);
  }, 180_000);

  it('hold at most 400 KB each, but for those that nobody waits for', () => {
    const tooLarge = [...faulty, ...plain].filter((one) => one.bytes > (LARGER[nameOf(one)] ?? LIMIT));

    expect(tooLarge.map((one) => `${nameOf(one)}: ${one.bytes}`)).toEqual([]);
  });

  it('hold nothing of the fault machinery in production', () => {
    const holding = (bundles: readonly Bundled[], text: string) =>
      bundles.filter(({ path }) => readFileSync(path, 'utf8').includes(text)).map(nameOf);

    // Pages are files: they have no faults to switch on.
    const all = faulty.map(nameOf).filter((name) => name !== 'docs-api');

    expect(holding(faulty, 'InjectedFault')).toEqual(all);
    expect(holding(plain, 'InjectedFault')).toEqual([]);
    expect(holding(plain, 'AmazonSSM')).toEqual([
      'cart-api',
      'customers-api',
      'notifications-api',
      'operations-api',
      'orders-api',
      'sandbox-webhooks',
      'shipping-api',
    ]);
  });

  it('load in a fresh process, each with its handler and without undici', () => {
    const said = faulty.map((one) => [
      nameOf(one),
      load(one, `typeof handler, process.moduleLoadList.some((name) => name.includes('undici'))`),
    ]);

    expect(said).toEqual(faulty.map((one) => [nameOf(one), 'function false']));
  }, 180_000);
});

describe('the code of functions', () => {
  it('tells apart only those errors of AWS that keep their classes in the bundles', () => {
    const imports = /import (?!type)\{([^}]*)\} from '@aws-sdk\/(?:client|lib)-/g;
    const isError = (name: string) => /Exception$|NotFound$|Exists$|^NoSuch|Error$/.test(name);
    const errors = globSync('functions/**/*.ts').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(imports)].flatMap(
        ([, names = '']) => names.match(/\w+/g)?.filter(isError) ?? [],
      ),
    );

    expect(errors).toContain('ConditionalCheckFailedException');
    expect(errors.filter((name) => !ERROR_CLASSES.includes(name))).toEqual([]);
  });
});
