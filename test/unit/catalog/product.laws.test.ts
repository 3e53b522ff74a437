import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { fromRow, toRow } from '#functions/catalog/adapters/rows.ts';
import type { ProductPatch, VariantInput } from '#functions/catalog/contract/product-input.ts';
import { patch, replace, setPrices } from '#functions/catalog/domain/edit-product.ts';
import { type Act, type Decided, type Product, toContract } from '#functions/catalog/domain/product.ts';
import { publish } from '#functions/catalog/domain/publish-product.ts';
import { retire } from '#functions/catalog/domain/retire-product.ts';
import { toEvents } from '#functions/catalog/domain/to-events.ts';
import type { OutgoingEvent } from '#functions/shared/events/outgoing-event.ts';
import { toEnvelope } from '#functions/shared/events/outgoing-event.ts';
import { DomainError } from '#functions/shared/kernel/domain-error.ts';
import { aProduct, decided, written } from '#test/support/builders/catalog/products.ts';

type Command = (product: Product, act: Act) => Decided;

const sku = fc.constantFrom('A', 'B', 'C');
const prices = fc.record({ EUR: fc.constantFrom(1, 2), USD: fc.constantFrom(1, 2) }, { requiredKeys: ['EUR'] });
const variants = fc.uniqueArray(fc.record({ sku, prices }), { selector: (variant) => variant.sku, minLength: 1 });
const title = fc.constantFrom('Mug', 'Cup');
const languages = fc.constantFrom<ProductPatch>(
  { translations: { de: { title: 'Becher' } } },
  { translations: {} },
  { translations: null },
  { language: 'de' },
  { language: 'en' },
);

const command: fc.Arbitrary<Command> = fc.oneof(
  fc.constant<Command>(publish),
  fc.constant<Command>(retire),
  fc.tuple(title, variants).map(
    ([t, v]): Command =>
      (known) =>
        replace(known, aProduct({ title: t, variants: v })),
  ),
  title.map(
    (t): Command =>
      (known) =>
        patch(known, { title: t }),
  ),
  languages.map(
    (fields): Command =>
      (known) =>
        patch(known, fields),
  ),
  variants.map(
    (v): Command =>
      (known) =>
        patch(known, { variants: v }),
  ),
  fc.tuple(sku, prices).map(
    ([s, p]): Command =>
      (known) =>
        setPrices(known, s, p),
  ),
);

const life = fc.tuple(fc.boolean(), variants, fc.array(command, { maxLength: 30 }));

/** What a command leaves; a refused one leaves the product as it was. */
const afterOrSame = (product: Product, minute: number, decide: Command): Product => {
  try {
    return decided(product, minute, decide);
  } catch (error) {
    if (error instanceof DomainError) return product;
    throw error;
  }
};

type Life = [publishAtOnce: boolean, variants: VariantInput[], commands: Command[]];

/** Every state that was written, the first one included. */
const statesOf = ([publishAtOnce, first, commands]: Life): Product[] => {
  const states = [written({ content: { variants: first }, publish: publishAtOnce })];
  for (const [index, decide] of commands.entries()) {
    const last = states.at(-1) as Product;
    const next = afterOrSame(last, index + 1, decide);
    if (next !== last) states.push(next);
  }
  return states;
};

const eventsOf = (states: readonly Product[]): OutgoingEvent[] =>
  states.flatMap((state, index) => {
    const before = states[index - 1];
    return toEvents(before && toRow(before), toRow(state));
  });

const holds = (law: (states: Product[]) => void) => fc.assert(fc.property(life.map(statesOf), law));

describe('whatever is done to a product', () => {
  it('its version grows with every write', () =>
    holds((states) => {
      const versions = states.map(({ version }) => version);
      expect(versions).toEqual([...new Set(versions)].sort((a, b) => a - b));
    }));

  it('its events have sequences of their own that grow, up to the version of the row', () =>
    holds((states) => {
      const sequences = eventsOf(states).map(({ sequence }) => sequence);
      expect(sequences).toEqual([...new Set(sequences)].sort((a, b) => a - b));
      expect(sequences.at(-1) ?? 0).toBeLessThanOrEqual(states.at(-1)?.version ?? 0);
    }));

  it('its events keep the contract', () => holds((states) => void eventsOf(states).map(toEnvelope)));

  it('whoever keeps the newest event, in whatever order they come, knows it as it is', () =>
    holds((states) => {
      const known = eventsOf(states)
        .filter(({ definition }) => definition.name !== 'ProductPriceChanged')
        .sort((a, b) => b.sequence - a.sequence)[0];
      const last = states.at(-1) as Product;
      if (last.status === 'published') expect(known?.data).toEqual(toContract(last));
      if (known?.definition.name === 'ProductRetired') expect(last.status).toBe('retired');
    }));

  it('no SKU is ever lost', () =>
    holds((states) => {
      const skus = (state: Product | undefined) => state?.variants.map((variant) => variant.sku) ?? [];
      states.forEach((state, index) => {
        expect(skus(state)).toEqual(expect.arrayContaining(skus(states[index - 1])));
        expect(new Set(skus(state)).size).toBe(state.variants.length);
      });
    }));

  it('none of its translations is into its own language, and none at all are no list', () =>
    holds((states) => {
      for (const { language, translations } of states.map(toContract)) {
        expect(Object.keys(translations ?? {})).not.toContain(language);
        expect(translations).not.toEqual({});
      }
    }));

  it('a row holds it whole', () =>
    holds((states) => {
      for (const state of states) expect(fromRow(toRow(state))).toEqual(state);
    }));
});
