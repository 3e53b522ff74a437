import { levelMessage, publishedMessage, type SearchShop, searchShop } from '#test/support/builders/catalog/search.ts';
import type { Report, Row, Table, Tell, Topic } from '../report.ts';
import { groupsOf, percentile, round } from '../statistics.ts';
import { generatedProduct } from './products.ts';
import { type Query, queriesFor, worstQueries } from './queries.ts';

const SIZES = [1_000, 10_000, 50_000] as const;
const BATCH = 3_000;
const EDITED = 100;
const EACH = 40;
const EACH_WORST = 10;
const LIMIT_MS = 100;
const P95 = 0.95;

const messagesOf = (number: number, sequence: number): string[] => {
  const { product, inStock } = generatedProduct(number);
  return [publishedMessage(product, sequence), ...inStock.map((sku) => levelMessage(sku, 'in', sequence))];
};

const timed = async (work: () => Promise<unknown>): Promise<number> => {
  const began = performance.now();
  await work();
  return performance.now() - began;
};

/** Batches as large as Lambda hands out; what the generator takes is not counted. */
const build = async (shop: SearchShop, from: number, to: number, sequence: number): Promise<number> => {
  let milliseconds = 0;
  for (let first = from; first <= to; first += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, to - first + 1) }, (_, at) => first + at);
    const messages = numbers.flatMap((number) => messagesOf(number, sequence));
    milliseconds += await timed(() => shop.tell(...messages));
  }
  return milliseconds;
};

const megabytes = ({ bucket }: SearchShop): number =>
  Math.max(...[...bucket.objects.values()].map(({ bytes }) => bytes.length)) / 2 ** 20;

type Answered = { readonly kind: string; readonly milliseconds: number; readonly found: boolean };

const ask = async (shop: SearchShop, queries: readonly Query[]): Promise<Answered[]> => {
  const answers: Answered[] = [];
  for (const { kind, asked } of queries) {
    let found = false;
    const milliseconds = await timed(async () => {
      const { status, body } = await shop.search(asked);
      if (status !== 200) throw new Error(`${JSON.stringify(asked)} got ${status}.`);
      found = body.total > 0;
    });
    answers.push({ kind, milliseconds, found });
  }
  return answers;
};

const kindRows = (products: number, answers: readonly Answered[]): Row[] =>
  groupsOf(answers, ({ kind }) => kind).map(([kind, own]) => ({
    products,
    asked: kind,
    times: own.length,
    'with results %': round((100 * own.filter(({ found }) => found).length) / own.length, 0),
    'p50 ms': round(
      percentile(
        own.map(({ milliseconds }) => milliseconds),
        0.5,
      ),
    ),
    'p95 ms': round(
      percentile(
        own.map(({ milliseconds }) => milliseconds),
        P95,
      ),
    ),
  }));

type Measured = { readonly row: Row; readonly kinds: Row[]; readonly worst: Row[]; readonly p95: number };

const measureSize = async (products: number, tell: Tell): Promise<Measured> => {
  const shop = searchShop();
  try {
    tell(`search: an index of ${products} products`);
    const built = await build(shop, 1, products, 1);
    const edited = await build(shop, 1, EDITED, 2);
    const opened = await timed(() => shop.search({ q: 'steel' }));
    tell(`search: questions to ${products} products`);
    const answers = await ask(shop, queriesFor(products, EACH));
    const times = answers.map(({ milliseconds }) => milliseconds);
    const p95 = round(percentile(times, P95));
    const row = {
      products,
      'built in s': round(built / 1_000),
      'file MB': round(megabytes(shop)),
      [`${EDITED} edits ms`]: round(edited, 0),
      'cold open ms': round(opened, 0),
      'p50 ms': round(percentile(times, 0.5)),
      'p95 ms': p95,
    };
    const worst = kindRows(products, await ask(shop, worstQueries(products, EACH_WORST)));
    return { row, kinds: kindRows(products, answers), worst, p95 };
  } finally {
    shop.end();
  }
};

const measure = async (tell: Tell): Promise<Report> => {
  const measured = [];
  for (const size of SIZES) measured.push(await measureSize(size, tell));
  const tables: Table[] = [
    {
      title: "The index and the search function's own code",
      rows: measured.map(({ row }) => row),
      notes: [
        `Built from events in batches of ${BATCH} products; edits are one build with events of ${EDITED} products.`,
        'Cold open: the first question to a new instance, from a bucket in memory; the network is not in it.',
      ],
    },
    { title: 'By what is asked', rows: measured.flatMap(({ kinds }) => kinds) },
    {
      title: 'The dearest that is allowed',
      rows: measured.flatMap(({ worst }) => worst),
      notes: ['As many words as a question may have; not among the percentiles above. Other questions wait meanwhile.'],
    },
  ];
  const budgets = measured.map(({ row, p95 }) => ({
    what: `search among ${row.products} products, 95th percentile`,
    measured: p95,
    limit: LIMIT_MS,
    unit: 'ms',
  }));
  return { tables, budgets };
};

export const search: Topic = {
  name: 'search',
  about: 'Build time and bytes of the search index, cold open, and answers at 1,000, 10,000 and 50,000 products.',
  needs: 'long',
  measure,
};
