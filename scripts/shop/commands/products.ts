import { Option } from 'commander';
import { listProducts } from '#functions/catalog/contract/routes.ts';
import { type Found, findProducts } from '#scripts/shop/catalogue/find-products.ts';
import { examples, inLanguage, sku, wholeNumber } from '#scripts/shop/options.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { renderProducts } from '#scripts/shop/terminal/render-products.ts';
import { plain } from '#scripts/shop/terminal/sink.ts';

type Options = {
  readonly query?: string;
  readonly sku?: string;
  readonly category?: string;
  readonly language?: string;
  readonly limit: number;
  readonly cursor?: string;
};

const NOTHING = 'nothing found';

const remarks = ({ items, total, matched, didYouMean, indexed }: Found): string[] => [
  ...(indexed
    ? []
    : ['the search has no index yet, which takes it a minute or two: only the newest 100 were looked at']),
  ...(didYouMean === undefined ? [] : [`meant: ${plain(didYouMean)}`]),
  ...(matched === 'some' ? ['nothing has all of the words, these have some'] : []),
  ...(total > items.length ? [`${total} in all: raise --limit, or say more words`] : []),
];

const search = async ({ api, terminal }: Session, text: string, options: Options): Promise<Outcome> => {
  const { say, note, spinner, paint } = terminal;
  spinner.show('looking');
  const { category, language, limit } = options;
  const found = await findProducts(api, { text, category, language, limit });
  say(...(found.items.length === 0 ? [NOTHING] : renderProducts(paint, found.items)));
  note(...remarks(found));
  return { json: found };
};

const products = async (session: Session, options: Options): Promise<Outcome> => {
  const { query, sku: wanted, category, limit, cursor, language } = options;
  if (query !== undefined) return search(session, query, options);
  const { say, note, paint } = session.terminal;
  const listing = wanted === undefined ? { category, limit, cursor } : { sku: wanted };
  const { body } = await session.api(listProducts, { query: listing, language });
  say(...(body.items.length === 0 ? [NOTHING] : renderProducts(paint, body.items)));
  if (body.nextCursor !== undefined) note(`more: --cursor ${body.nextCursor}`);
  return { json: body };
};

export const addProducts: AddCommand = (parent, shop) => {
  parent
    .command('products')
    .description('list what is for sale, the newest first')
    .addOption(
      new Option('--query <text>', 'only what the search finds by these words, mistyped ones too').conflicts([
        'sku',
        'cursor',
      ]),
    )
    .addOption(new Option('--sku <sku>', 'only this one').argParser(sku).conflicts(['category', 'cursor']))
    .option('--category <path>', 'only what is in it, such as Kitchen or "Kitchen > Cookware"')
    .addOption(inLanguage())
    .option('--limit <count>', 'how many products', wholeNumber(1, 100), 20)
    .option('--cursor <cursor>', 'where the page before ended')
    .addHelpText(
      'after',
      examples(
        'products --query "iron skillet"',
        'products --category Kitchen --limit 5',
        'products --sku BAG-1 --json',
        'products --category Kitchen --language de',
      ),
    )
    .action(shop.action(products));
};
