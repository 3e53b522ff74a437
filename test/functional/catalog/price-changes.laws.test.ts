import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { catalogEvents } from '#functions/catalog/contract/events.ts';
import type { PriceChangeView } from '#functions/catalog/contract/price-change.ts';
import {
  getProductForOperators,
  publishProduct,
  retireProduct,
  setVariantPrices,
} from '#functions/catalog/contract/routes.ts';
import { type Pricing, pricing, SKUS } from '#test/support/builders/catalog/price-changes.ts';
import { runs } from '#test/support/laws.ts';

const START = 1990;

/** A price that somebody said, and since when it was to hold. Every price is another, so that it tells where it is from. */
type Said = { readonly sku: string; readonly price: number; readonly from: string };

type Story = {
  readonly shop: Pricing;
  readonly byHand: Said[];
  readonly cancelled: string[];
  readonly ids: string[];
  readonly nextPrice: () => number;
};

type Step = (story: Story) => Promise<void>;

const sku = fc.constantFrom(...SKUS);

const scheduling = fc.tuple(sku, fc.integer({ min: 1, max: 20 })).map(
  ([of, minutes]): Step =>
    async ({ shop, ids, nextPrice }) => {
      const { status, body } = await shop.schedule({ sku: of, minutes, price: nextPrice() });
      if (status === 201) ids.push(body.id);
    },
);

const settingByHand = sku.map(
  (of): Step =>
    async ({ shop, byHand, nextPrice }) => {
      const price = nextPrice();
      const { status, body } = await shop.ask(setVariantPrices, { params: { sku: of }, body: { EUR: price } });
      if (status === 200) byHand.push({ sku: of, price, from: body.updatedAt });
    },
);

const cancelling = fc.nat().map(
  (n): Step =>
    async ({ shop, ids, cancelled }) => {
      const id = ids[n % Math.max(1, ids.length)];
      if (id !== undefined && (await shop.cancel(id)).status === 200) cancelled.push(id);
    },
);

const passing = fc.integer({ min: 1, max: 8 }).map(
  (minutes): Step =>
    async ({ shop }) =>
      shop.passMinutes(minutes),
);

const retiring = fc.constantFrom(retireProduct, publishProduct).map(
  (route): Step =>
    async ({ shop }) =>
      void (await shop.ask(route)),
);

/** The calls of a run that fail, before or after they took effect. */
const CRASHES = [
  [['Query', 'before']],
  [['Get', 'before']],
  [['TransactWrite', 'before']],
  [['TransactWrite', 'after']],
  [
    ['TransactWrite', 'before'],
    ['Put', 'before'],
  ],
] as const;

const isSomethingDue = ({ world, waiting }: Pricing): boolean => {
  const now = world.now().toISOString();
  return waiting().some(({ effectiveAt }) => String(effectiveAt) <= now);
};

/** One run, or several side by side, of which one may go away in the middle. A failure that nobody met would meet others. */
const sweeping = fc
  .record({ beside: fc.integer({ min: 1, max: 3 }), crash: fc.option(fc.constantFrom(...CRASHES)) })
  .map(
    ({ beside, crash }): Step =>
      async ({ shop }) => {
        const calls = isSomethingDue(shop) ? (crash ?? []) : [];
        for (const [operation, when] of calls) shop.dynamo.failNext(operation, new Error('away'), when);
        await Promise.allSettled(Array.from({ length: beside }, () => shop.tick()));
      },
  );

const steps = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: scheduling },
    { weight: 3, arbitrary: passing },
    { weight: 3, arbitrary: sweeping },
    { weight: 2, arbitrary: settingByHand },
    { weight: 1, arbitrary: cancelling },
    { weight: 1, arbitrary: retiring },
  ),
  { maxLength: 30 },
);

type Told = {
  readonly sku: string;
  readonly before: { EUR: number };
  readonly after: { EUR: number };
  readonly effectiveAt: string;
};

type End = Story & {
  readonly changes: readonly PriceChangeView[];
  readonly prices: Readonly<Record<string, number | undefined>>;
  readonly told: readonly Told[];
};

/** Plays the steps, lets the time of every change pass, and looks at what came of it. */
const play = async (all: readonly Step[]): Promise<End> => {
  const shop = await pricing();
  let price = START;
  const story: Story = { shop, byHand: [], cancelled: [], ids: [], nextPrice: () => (price += 1) };
  for (const step of all) await step(story);
  shop.passMinutes(21);
  await shop.tick();
  const { variants } = (await shop.ask(getProductForOperators)).body;
  const events = await shop.published();
  for (const { DetailType, detail } of events)
    catalogEvents.find(({ detailType }) => detailType === DetailType)?.detail.parse(detail);
  return {
    ...story,
    changes: await shop.changes(),
    prices: Object.fromEntries(variants.map((variant) => [variant.sku, variant.prices.EUR])),
    told: events.filter(({ DetailType }) => DetailType === 'ProductPriceChanged.v1').map(({ detail }) => detail.data),
  };
};

const saidBy = ({ sku: of, prices, effectiveAt }: PriceChangeView): Said => ({
  sku: of,
  price: prices.EUR ?? 0,
  from: effectiveAt,
});

/** The last word on a SKU; of two that hold from the same moment on, the planned one. */
const lastWord = ({ byHand, changes }: End, of: string): number =>
  [...byHand, ...changes.filter(({ status }) => status === 'applied').map(saidBy)]
    .filter((said) => said.sku === of)
    .reduce((last, said) => (said.from >= last.from ? said : last), { sku: of, price: START, from: '' }).price;

const holds = (law: (end: End) => void): Promise<void> =>
  fc.assert(
    fc.asyncProperty(steps, async (all) => law(await play(all))),
    { numRuns: runs(40) },
  );

describe('whatever is planned, called off, set by hand, and goes wrong', () => {
  it('every change that was promised comes to one end, and nothing waits', () =>
    holds(({ changes, ids, cancelled, shop }) => {
      expect(changes.map(({ id }) => id).sort()).toEqual([...ids].sort());
      expect(changes.filter(({ status }) => status === 'scheduled')).toEqual([]);
      expect(
        changes
          .filter(({ status }) => status === 'cancelled')
          .map(({ id }) => id)
          .sort(),
      ).toEqual([...new Set(cancelled)].sort());
      expect(shop.waiting()).toEqual([]);
    }));

  it('the price is the one that was to hold last', () =>
    holds((end) => {
      for (const of of SKUS) expect([of, end.prices[of]]).toEqual([of, lastWord(end, of)]);
    }));

  it('a change is dropped for a reason that is there', () =>
    holds(({ changes, byHand }) => {
      for (const { status, reason, sku: of, effectiveAt, endedAt = '' } of changes)
        if (status === 'dropped' && reason !== 'product-already-retired') {
          expect(reason).toBe('superseded');
          const later = byHand.filter((said) => said.sku === of && said.from > effectiveAt && said.from <= endedAt);
          expect(later).not.toEqual([]);
        }
    }));

  it('events tell of each applied change of a product for sale once, from its time on', () =>
    holds(({ changes, told }) => {
      const saying = (price: number | undefined) => told.filter(({ after }) => after.EUR === price);
      for (const { status, prices, effectiveAt } of changes) {
        const events = saying(prices.EUR);
        expect(events.map((event) => event.effectiveAt)).toEqual(status === 'applied' ? [effectiveAt] : []);
      }
    }));
});
