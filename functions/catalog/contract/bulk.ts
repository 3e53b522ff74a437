import * as z from 'zod';
import { productPatchSchema } from '#functions/catalog/contract/product-input.ts';

/** What a function does in its ten seconds with ease. */
const MAX_EDITS = 100;

const bulkEdit = z.strictObject({
  productId: z.string().min(1).max(64),
  version: z.int().positive().describe('The one that the edit was made on, as in its ETag'),
  fields: productPatchSchema,
});

export const bulkEditsSchema = z.strictObject({
  edits: z
    .array(bulkEdit)
    .min(1)
    .max(MAX_EDITS)
    .superRefine((edits, context) => {
      const ids = edits.map(({ productId }) => productId);
      for (const [index, id] of ids.entries())
        if (ids.indexOf(id) < index)
          context.addIssue({ code: 'custom', path: [index, 'productId'], message: 'has another edit above' });
    }),
});

/** One for each edit, in their order. */
export const bulkResultsSchema = z.object({
  results: z.array(
    z.object({
      productId: z.string(),
      status: z.enum(['edited', 'unchanged', 'refused']),
      version: z.int().positive().optional().describe('After the edit'),
      problem: z
        .object({ type: z.string(), title: z.string(), status: z.int(), detail: z.string() })
        .optional()
        .describe('Why it was refused, as the edit alone would have been'),
    }),
  ),
});

export type BulkEdit = z.infer<typeof bulkEdit>;
export type BulkResult = z.infer<typeof bulkResultsSchema>['results'][number];
