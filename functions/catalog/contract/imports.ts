import * as z from 'zod';

/** Of a file as it is uploaded, packed or not. */
export const MAX_IMPORT_BYTES = 1_073_741_824;

/** How long a link to upload a file, or to fetch a report, is good for. */
export const LINK_MINUTES = 15;

/** After so long nothing of an import is left: the file, the report, what is known of it. */
export const IMPORT_KEPT_DAYS = 14;

const lineOfText = z
  .string()
  .max(200)
  .trim()
  .min(1)
  .regex(/^\s*[^\s\p{Cc}]\P{Cc}*$/u, 'must be one line without control characters')
  .refine((text) => text.isWellFormed(), 'is not well-formed Unicode');

export const importRequestSchema = z.strictObject({
  name: lineOfText
    .optional()
    .describe('For people, such as the name of the file; what the file is, its bytes tell')
    .meta({ examples: ['goods.csv'] }),
  mapping: z
    .union([lineOfText, z.record(z.string().max(100), z.unknown())])
    .describe('How columns become products: a mapping as docs/import.md has it, or the name of a committed one')
    .meta({ examples: ['generated'] }),
  bytes: z
    .int()
    .positive()
    .max(MAX_IMPORT_BYTES)
    .optional()
    .describe('The size of the file; then the link takes a file of just this size'),
});

const countSchema = z.int().nonnegative();

/** Each row is in a product, repeated or bad; each product is created, changed or unchanged. */
export const importCountsSchema = z.object({
  rows: countSchema,
  products: countSchema,
  created: countSchema,
  changed: countSchema,
  unchanged: countSchema,
  repeated: countSchema.describe('Rows that only say again what a row before said'),
  bad: countSchema.describe('Rows that were left out'),
});

export const badRowSchema = z.object({
  line: z.int().positive().describe('Where the row begins, as editors count'),
  column: z.string().optional(),
  id: z.string().optional().describe('The external id, where the row has one'),
  code: z.string().describe('What is wrong, by the names of docs/import.md'),
  reason: z.string(),
  problem: z.string().optional().describe('Of `refused`: the type of the problem'),
});

export const importStatusSchema = z.enum(['awaiting-upload', 'running', 'finished', 'failed', 'cancelled']);

const linkSchema = z.object({ url: z.string(), expiresAt: z.iso.datetime() });

/** An import in a list. */
export const importSummarySchema = z.object({
  id: z.string(),
  name: z.string().optional(),
  status: importStatusSchema,
  createdAt: z.iso.datetime(),
  updatedAt: z.iso.datetime(),
  startedAt: z.iso.datetime().optional(),
  endedAt: z.iso.datetime().optional(),
  counts: importCountsSchema,
});

export const importSchema = importSummarySchema.extend({
  upload: linkSchema
    .extend({ method: z.literal('PUT'), headers: z.record(z.string(), z.string()) })
    .optional()
    .describe('Where the file goes, with these headers, while it is awaited; asked for again, for 15 minutes more'),
  bytes: z.object({ read: countSchema, of: countSchema }).optional().describe('Of the file as it was uploaded'),
  rowsPerSecond: z.number().nonnegative().optional(),
  reasons: z.record(z.string(), countSchema).describe('Bad rows by their code'),
  firstBadRows: z.array(badRowSchema).describe('At most 20; all of them are in the report'),
  report: linkSchema
    .extend({ rows: countSchema.describe('Fewer than `counts.bad` when they are more than 8 MB') })
    .optional()
    .describe('Bad rows as JSON Lines, once the import has ended'),
  failure: z
    .object({ code: z.string(), detail: z.string() })
    .optional()
    .describe('Why the file as a whole could not be imported'),
});

export const importPageSchema = z.object({ items: z.array(importSummarySchema), nextCursor: z.string().optional() });

export type ImportRequest = z.infer<typeof importRequestSchema>;
export type ImportCounts = Readonly<z.infer<typeof importCountsSchema>>;
export type ReportedRow = Readonly<z.infer<typeof badRowSchema>>;
export type ImportView = z.infer<typeof importSchema>;
export type ImportSummary = z.infer<typeof importSummarySchema>;
