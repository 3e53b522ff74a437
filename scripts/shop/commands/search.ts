import { searchProducts } from '#functions/catalog/contract/routes.ts';
import { isCurrency } from '#functions/shared/kernel/money/currency.ts';
import { formatMoney } from '#functions/shared/kernel/money/format-money.ts';
import { money } from '#functions/shared/kernel/money/money.ts';
import type { ApiAnswer } from '#scripts/shop/http/request.ts';
import { examples, inLanguage, wholeNumber } from '#scripts/shop/options.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { plain } from '#scripts/shop/terminal/sink.ts';
import { table } from '#scripts/shop/terminal/table.ts';

type Options = {
  readonly category?: string;
  readonly brand?: string;
  readonly inStock?: true;
  readonly language?: string;
  readonly limit: number;
  readonly cursor?: string;
};

type Answer = ApiAnswer<typeof searchProducts>['body'];

const AVAILABILITY: Readonly<Record<string, string>> = { in: 'in stock', low: 'few left', out: 'sold out' };

const pricesOf = ({ prices }: Answer['items'][number]): string =>
  Object.entries(prices)
    .slice(0, 2)
    .flatMap(([code, { from }]) => (isCurrency(code) ? [formatMoney(money(from, code))] : []))
    .join('  ');

const rowsOf = ({ items }: Answer): string[] =>
  table(
    items.map((item) => [
      item.id,
      pricesOf(item),
      AVAILABILITY[item.availability] ?? '',
      `${plain(item.title)}${item.brand === undefined ? '' : `, ${plain(item.brand)}`}`,
    ]),
  );

const facetsOf = ({ facets }: Answer): string[] => {
  const brands = facets.brands.slice(0, 5).map(({ value, count }) => `${plain(value)} ${count}`);
  const categories = facets.categories.slice(0, 5).map(({ path, count }) => `${path.map(plain).join(' > ')} ${count}`);
  return [
    ...(categories.length > 0 ? [`categories: ${categories.join(', ')}`] : []),
    ...(brands.length > 0 ? [`brands: ${brands.join(', ')}`] : []),
  ];
};

/** Commas separate several brands: one within a name is encoded. */
const listed = (brand: string | undefined): string | undefined => brand?.replace(/[%,]/g, encodeURIComponent);

const search = async ({ api, terminal }: Session, words: readonly string[], options: Options): Promise<Outcome> => {
  const { category, brand, inStock, limit, cursor, language } = options;
  const query = {
    q: words.join(' '),
    limit,
    category,
    brand: listed(brand),
    cursor,
    ...(inStock && { inStock: 'true' as const }),
  };
  const { body } = await api(searchProducts, { query, language });
  const { say, note } = terminal;
  if (body.didYouMean !== undefined) note(`meant: ${plain(body.didYouMean)}`);
  say(...(body.items.length === 0 ? ['nothing found'] : rowsOf(body)));
  if (body.items.length > 0) note(`${body.total} in all`, ...facetsOf(body));
  if (body.nextCursor !== undefined) note(`more: --cursor ${body.nextCursor}`);
  return { json: body };
};

export const addSearch: AddCommand = (parent, shop) => {
  parent
    .command('search')
    .description('find what is for sale by words, mistyped ones too; knows of a change within a minute or two')
    .argument('<words...>', 'such as enamel mug')
    .option('--category <path>', 'only what is in it, such as Kitchen or "Kitchen > Cookware"')
    .option('--brand <name>', 'only of this brand')
    .option('--in-stock', 'only what is in stock')
    .addOption(inLanguage())
    .option('--limit <count>', 'how many products', wholeNumber(1, 100), 20)
    .option('--cursor <cursor>', 'where the page before ended')
    .addHelpText(
      'after',
      examples('search webcm', 'search "enamel mug" --category Kitchen --in-stock', 'search becher --language de'),
    )
    .action(shop.action(search));
};
