import { missing } from '#scripts/shop/asking.ts';
import { type ProductSummary, searchProducts } from '#scripts/shop/catalogue/search-products.ts';
import type { Session } from '#scripts/shop/session.ts';
import { renderProducts } from '#scripts/shop/terminal/render-products.ts';

const OFFERED = 30;

const namesOf = ({ title, variants }: ProductSummary): string[] => [title, ...variants.map(({ sku }) => sku)];

const startsWith = (typed: string) => (name: string) => name.toLowerCase().startsWith(typed.toLowerCase());

/** Titles and SKUs that begin with what is typed; else the SKUs of products that have its words anywhere. */
const completing =
  ({ api }: Session) =>
  async (typed: string): Promise<string[]> => {
    const { items } = await searchProducts(api, { text: typed, limit: OFFERED });
    const begun = items.flatMap(namesOf).filter(startsWith(typed));
    return begun.length > 0 ? begun : items.flatMap(({ variants }) => variants.map(({ sku }) => sku));
  };

/** The SKUs that an answer may mean: one that is said exactly counts alone. */
const meant = (answer: string, products: readonly ProductSummary[]): string[] => {
  const same = (name: string) => name.toLowerCase() === answer.toLowerCase();
  const skus = products.flatMap(({ variants }) => variants.map(({ sku }) => sku));
  const exact = skus.find(same);
  if (exact !== undefined) return [exact];
  const titled = products.filter(({ title }) => same(title));
  return titled.length > 0 ? titled.flatMap(({ variants }) => variants.map(({ sku }) => sku)) : skus;
};

/** Asks what to take until the answer means one SKU; tab completes titles and SKUs. @throws Failure where nobody can be asked */
export const chooseProduct = async (session: Session): Promise<string> => {
  const { prompter, terminal, api } = session;
  if (prompter === undefined) throw missing(['<sku>']);
  for (;;) {
    const text = await prompter.line('Which product (tab completes):', completing(session));
    if (text === '') continue;
    const { items } = await searchProducts(api, { text, limit: OFFERED });
    const [first, ...others] = meant(text, items);
    if (first !== undefined && others.length === 0) return first;
    terminal.note(...(first === undefined ? ['nothing found'] : renderProducts(terminal.paint, items)));
  }
};
