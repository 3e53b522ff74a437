import * as z from 'zod';

const isPattern = (source: string): boolean => {
  try {
    new RegExp(source, 'gu');
    return true;
  } catch {
    return false;
  }
};

const patternSchema = z.string().refine(isPattern, 'is not a regular expression');

/** Where a JSON cell keeps it: names and indexes between dots, `*` for each element, as in `*.name`. */
const pathSchema = z.string().min(1);

const stepSchema = z
  .strictObject({
    column: z.string().min(1).optional(),
    /** Instead of a column: the same for every row. */
    constant: z.string().optional(),
    path: pathSchema.optional(),
    /** The cell is HTML: tags go, entities become characters. */
    html: z.boolean().optional(),
    /** Lines stay lines; otherwise the text becomes a single one. */
    multiline: z.boolean().optional(),
    /** What matches one of these is cut out. */
    without: z.array(patternSchema).optional(),
    /** Values that mean nothing, such as `N/A`, in any case. */
    except: z.array(z.string()).optional(),
    /** Longer text ends in an ellipsis. */
    maxLength: z.int().min(2).optional(),
    /** `sku`: upper case, and a hyphen for what a SKU cannot have; `slug` likewise in lower case. */
    format: z.enum(['sku', 'slug']).optional(),
    prefix: z.string().optional(),
  })
  .refine(
    ({ column, constant }) => (column === undefined) !== (constant === undefined),
    'needs a column or a constant',
  );

/** A column's name, or how to read it, or several of those: the first that is not empty counts. */
const textSchema = z
  .union([z.string().min(1), stepSchema, z.array(stepSchema).min(1)])
  .transform((source) => (typeof source === 'string' ? [{ column: source }] : [source].flat()));

const listSchema = z.strictObject({
  column: z.string().min(1),
  path: pathSchema.optional(),
  /** Without a path: what stands between the elements. */
  separator: z.string().min(1).optional(),
  /** Elements that do not match are left out. */
  matching: patternSchema.optional(),
  maxItems: z.int().positive().optional(),
});

const pairsSchema = z.strictObject({
  column: z.string().min(1),
  path: pathSchema,
  /** Paths inside of each element. */
  name: pathSchema,
  value: pathSchema,
  /** Names that are left out. */
  except: z.array(z.string()).optional(),
});

const priceSchema = z.strictObject({
  /** Major units; `1.299e+03` is read too. */
  amount: textSchema,
  currency: textSchema,
  decimalSeparator: z.enum(['.', ',']).default('.'),
  groupSeparator: z.enum([',', '.', ' ', "'"]).optional(),
  /** What becomes of digits beyond the minor unit. */
  rounding: z.enum(['refuse', 'half-up']).default('refuse'),
});

const fieldsSchema = z.record(z.string().min(1), textSchema);

/** How the columns of a foreign file become products: one row, one product with one variant. */
export const mappingSchema = z.strictObject({
  /** For people: which files this is for. */
  about: z.string().optional(),
  delimiter: z.string().length(1).default(','),
  /** What makes the row's product the same product in the next run: never a line number. */
  externalId: textSchema,
  title: textSchema,
  description: textSchema,
  category: listSchema,
  brand: textSchema.optional(),
  taxCategory: textSchema,
  media: listSchema.optional(),
  attributes: z.strictObject({ pairs: pairsSchema.optional(), fields: fieldsSchema.optional() }).optional(),
  variant: z.strictObject({
    sku: textSchema,
    title: textSchema.optional(),
    options: fieldsSchema.optional(),
    prices: z.array(priceSchema).min(1),
    stock: textSchema.optional(),
  }),
});

export type Mapping = z.infer<typeof mappingSchema>;
export type TextSource = z.infer<typeof textSchema>;
export type TextStep = TextSource[number];
export type ListSource = z.infer<typeof listSchema>;
export type PairsSource = z.infer<typeof pairsSchema>;
export type PriceSource = z.infer<typeof priceSchema>;
export type FieldSources = z.infer<typeof fieldsSchema>;

/** The names of all columns that a mapping reads. */
export const columnsOf = (part: unknown): string[] => {
  if (part === null || typeof part !== 'object') return [];
  const nested = Object.values(part).flatMap(columnsOf);
  return 'column' in part && typeof part.column === 'string' ? [part.column, ...nested] : nested;
};
