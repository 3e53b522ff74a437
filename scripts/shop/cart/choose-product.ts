import { missing } from '#scripts/shop/asking.ts';
import { type Found, findProducts, type Offered } from '#scripts/shop/catalogue/find-products.ts';
import type { Session } from '#scripts/shop/session.ts';
import { renderProducts } from '#scripts/shop/terminal/render-products.ts';
import { plain } from '#scripts/shop/terminal/sink.ts';
import type { Paint } from '#scripts/shop/terminal/terminal.ts';

const OFFERED = 30;

const namesOf = ({ title, variants }: Offered): string[] => [title, ...variants.map(({ sku }) => sku)];

const startsWith = (typed: string) => (name: string) => name.toLowerCase().startsWith(typed.toLowerCase());

/** Titles and SKUs that begin with what is typed; else the SKUs of products that the search finds by it. */
const completing =
  ({ api }: Session) =>
  async (typed: string): Promise<string[]> => {
    const { items } = await findProducts(api, { text: typed, limit: OFFERED });
    const begun = items.flatMap(namesOf).filter(startsWith(typed));
    return begun.length > 0 ? begun : items.flatMap(({ variants }) => variants.map(({ sku }) => sku));
  };

const skusOf = (products: readonly Offered[]): string[] =>
  products.flatMap(({ variants }) => variants.map(({ sku }) => sku));

/** The SKUs that an answer may mean: one that is said exactly counts alone, and what was only taken for it is not meant. */
const meant = (answer: string, { items, matched, didYouMean }: Found): string[] => {
  const same = (name: string) => name.toLowerCase() === answer.toLowerCase();
  const exact = skusOf(items).find(same);
  if (exact !== undefined) return [exact];
  const titled = items.filter(({ title }) => same(title));
  if (titled.length > 0) return skusOf(titled);
  return matched === 'all' && didYouMean === undefined ? skusOf(items) : [];
};

const shown = (paint: Paint, { items, didYouMean }: Found): string[] => {
  if (items.length === 0) return ['nothing found'];
  const corrected = didYouMean === undefined ? [] : [`meant: ${plain(didYouMean)}`];
  return [...corrected, ...renderProducts(paint, items)];
};

/** Asks what to take until the answer means one SKU; tab completes titles and SKUs. @throws Failure where nobody can be asked */
export const chooseProduct = async (session: Session): Promise<string> => {
  const { prompter, terminal, api } = session;
  if (prompter === undefined) throw missing(['<sku>']);
  for (;;) {
    const text = await prompter.line('Which product (tab completes):', completing(session));
    if (text === '') continue;
    const found = await findProducts(api, { text, limit: OFFERED });
    const [first, ...others] = meant(text, found);
    if (first !== undefined && others.length === 0) return first;
    terminal.note(...shown(terminal.paint, found));
  }
};
