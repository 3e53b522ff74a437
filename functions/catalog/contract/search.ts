import * as z from 'zod';
import { languageSchema } from '#functions/catalog/contract/language.ts';

export const searchSorts = ['relevance', 'newest', 'price', '-price'] as const;

export type SearchSort = (typeof searchSorts)[number];

const count = z.int().nonnegative();
const amount = z.int().nonnegative();

/** A product among those that were found: what one chooses by. */
export const searchHitSchema = z.object({
  id: z.string(),
  title: z.string(),
  language: languageSchema.describe('That of the title'),
  languages: z.array(languageSchema).min(1).describe("All that there are, the product's own first"),
  brand: z.string().optional(),
  category: z.array(z.string()),
  image: z.string().optional(),
  prices: z
    .record(z.string(), z.object({ from: amount, to: amount }))
    .describe('By currency, with tax, in minor units: of the cheapest and of the dearest variant for sale'),
  availability: z
    .enum(['in', 'low', 'out'])
    .describe("Of the best of its variants; may be a minute older than the product's page"),
});

const valueCount = z.object({ value: z.string(), count });

/** How many products there are for each further choice. */
export const searchFacetsSchema = z.object({
  categories: z
    .array(z.object({ path: z.array(z.string()), count }))
    .describe('One level below the one that is asked for'),
  brands: z.array(valueCount),
  attributes: z.array(z.object({ name: z.string(), values: z.array(valueCount) })),
  price: z
    .object({ currency: z.string(), ranges: z.array(z.object({ from: amount, to: amount, count })) })
    .optional()
    .describe('When a currency is asked for; both ends are within'),
  inStock: z.object({ yes: count, no: count }),
});

export const searchAnswerSchema = z.object({
  items: z.array(searchHitSchema),
  total: count,
  matched: z.enum(['all', 'some']).describe('`some`: no product has all of the words, these have some of them'),
  didYouMean: z.string().optional().describe('The text as it was understood, where words were taken for others'),
  facets: searchFacetsSchema,
  nextCursor: z.string().optional(),
});

/** As one walks down the tree: each category is followed by those below it. */
export const categoryTreeSchema = z.object({
  items: z.array(z.object({ path: z.array(z.string()), count: count.describe('Products in it and below it') })),
});

export type CategoryCount = z.infer<typeof categoryTreeSchema>['items'][number];
export type SearchHit = z.infer<typeof searchHitSchema>;
export type SearchFacets = z.infer<typeof searchFacetsSchema>;
export type SearchAnswer = z.infer<typeof searchAnswerSchema>;
