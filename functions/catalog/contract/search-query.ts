import * as z from 'zod';
import { categoryQuery } from '#functions/catalog/contract/category-query.ts';
import { searchSorts } from '#functions/catalog/contract/search.ts';
import { wordsOf } from '#functions/catalog/contract/words.ts';

const MAX_LETTERS = 300;
const MAX_WORDS = 32;
const MAX_LISTED = 30;

const isDecodable = (text: string): boolean => {
  try {
    decodeURIComponent(text);
    return true;
  } catch {
    return false;
  }
};

/** `a,b%2Cc` → `['a', 'b,c']` */
export const listedTexts = (text: string): string[] => text.split(',').map(decodeURIComponent);

/** `colour:blue,size:XL` → `[['colour', 'blue'], ['size', 'XL']]` */
export const listedPairs = (text: string): [name: string, value: string][] =>
  text.split(',').map((pair) => {
    const at = pair.indexOf(':');
    return [decodeURIComponent(pair.slice(0, at)), decodeURIComponent(pair.slice(at + 1))];
  });

const list = z
  .string()
  .min(1)
  .max(4_000)
  .refine(isDecodable, 'has a % that begins no percent-encoding')
  .refine((text) => text.split(',').length <= MAX_LISTED, `at most ${MAX_LISTED}`);

const arePairs = (text: string): boolean => text.split(',').every((pair) => /^[^:]+:./.test(pair));

const q = z
  .string()
  .max(MAX_LETTERS)
  .refine((text) => text.isWellFormed(), 'is not well-formed Unicode')
  .refine((text) => wordsOf(text).length <= MAX_WORDS, `at most ${MAX_WORDS} words`);

const HOW_LISTED = 'Several are separated by commas; a comma or % within one is percent-encoded';

export const searchQuerySchema = z
  .object({
    q: q.optional().meta({
      description: `What people type, at most ${MAX_WORDS} words: everything but letters and digits parts words, and so does a change to or from a script without spaces. The last word may be a beginning. Nothing in it is an operator. Without it, everything for sale`,
      examples: ['samsung galaxy'],
    }),
    category: categoryQuery.optional(),
    brand: list.optional().meta({ description: `Any of these brands. ${HOW_LISTED}`, examples: ['Fjord'] }),
    attribute: list
      .refine(arePairs, 'must be name:value')
      .optional()
      .meta({
        description: `Values of attributes and of variants' options, as name:value: any of the values of one name, and that for every name. ${HOW_LISTED}, as is a colon within a name`,
        examples: ['colour:blue,colour:green,size:XL'],
      }),
    currency: z
      .string()
      .regex(/^[A-Z]{3}$/)
      .optional()
      .describe('Only what has a price in it; then prices can be ordered by and are among the facets'),
    price: z
      .string()
      .regex(/^[A-Z]{3}:(\d{1,13}-\d{0,13}|-\d{1,13})$/)
      .optional()
      .meta({
        description: 'Of the cheapest variant, in minor units of the currency, from–to; either may be missing',
        examples: ['EUR:1000-5000'],
      }),
    inStock: z.enum(['true', 'false']).optional(),
    sort: z.enum(searchSorts).optional().describe('Default: relevance with words, newest without'),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    cursor: z.string().min(1).max(2_000).optional().describe('`nextCursor` of the page before'),
  })
  .refine(({ sort, currency, price }) => !sort?.endsWith('price') || (currency ?? price) !== undefined, {
    path: ['sort'],
    message: 'by price needs a currency',
  })
  .refine(({ currency, price }) => !(currency && price) || price.startsWith(currency), {
    path: ['price'],
    message: 'is in another currency',
  });

export type SearchQuery = z.infer<typeof searchQuerySchema>;
