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

const columnSchema = z.string().min(1);

const isFromSomewhere = ({ column, constant }: { column?: string | undefined; constant?: string | undefined }) =>
  (column === undefined) !== (constant === undefined);

const NEEDS_ONE = 'needs a column or a constant';

const stepSchema = z
  .strictObject({
    column: columnSchema.optional(),
    /** Instead of a column: the same for every row. */
    constant: z.string().optional(),
    path: pathSchema.optional(),
    /** With a path: all that it leads to, with this between; without, the first. */
    join: z.string().optional(),
    /** The cell is HTML: tags go, entities become characters. */
    html: z.boolean().optional(),
    /** Entities become characters, tags stay. */
    entities: z.boolean().optional(),
    /** Lines stay lines; otherwise the text becomes a single one. */
    multiline: z.boolean().optional(),
    /** What matches one of these is cut out. */
    without: z.array(patternSchema).optional(),
    /** Values that mean nothing, such as `N/A`, in any case. */
    except: z.array(z.string()).optional(),
    /** Other values than these mean nothing. */
    matching: patternSchema.optional(),
    /** What a value becomes, by the value, in any case; others stay as they are. */
    values: z.record(z.string(), z.string()).optional(),
    /** Longer text ends in an ellipsis. */
    maxLength: z.int().min(2).optional(),
    /** `sku`: upper case, and a hyphen for what a SKU cannot have; `slug` likewise in lower case. */
    format: z.enum(['sku', 'slug']).optional(),
    prefix: z.string().optional(),
    suffix: z.string().optional(),
  })
  .refine(isFromSomewhere, NEEDS_ONE);

/** A column's name, or how to read it, or several of those: the first that is not empty counts. */
export const textSchema = z
  .union([columnSchema, stepSchema, z.array(stepSchema).min(1)])
  .transform((source) => (typeof source === 'string' ? [{ column: source }] : [source].flat()));

const listStepSchema = z
  .strictObject({
    column: columnSchema.optional(),
    /** Instead of a column: an element that every row has. */
    constant: z.string().optional(),
    path: pathSchema.optional(),
    /** Without a path: what stands between the elements. */
    separator: z.string().min(1).optional(),
    /** Elements that do not match are left out. */
    matching: patternSchema.optional(),
    maxItems: z.int().positive().optional(),
  })
  .refine(isFromSomewhere, NEEDS_ONE);

/** Elements of one cell, or of several, one after the other; each once. */
export const listSchema = z
  .union([listStepSchema, z.array(listStepSchema).min(1)])
  .transform((source) => [source].flat());

const pairsStepSchema = z
  .strictObject({
    column: columnSchema,
    /** To each pair; without `name` and `value`, to an object whose entries are the pairs. */
    path: pathSchema.optional(),
    /** Paths inside of each pair. */
    name: pathSchema.optional(),
    value: pathSchema.optional(),
    /** When a value is a list: what stands between its elements; without, the first counts. */
    join: z.string().optional(),
    /** Names that are left out. */
    except: z.array(z.string()).optional(),
    /** Values that mean nothing, such as `N/A`, in any case. */
    exceptValues: z.array(z.string()).optional(),
    /** Longer values end in an ellipsis. */
    maxLength: z.int().min(2).optional(),
  })
  .refine(({ name, value }) => (name === undefined) === (value === undefined), 'needs both name and value, or neither')
  .refine(({ name, path }) => name === undefined || path !== undefined, 'needs a path to each pair');

export const pairsSchema = z
  .union([pairsStepSchema, z.array(pairsStepSchema).min(1)])
  .transform((source) => [source].flat());

export const fieldsSchema = z.record(z.string().min(1), textSchema);

const numberShape = {
  decimalSeparator: z.enum(['.', ',']).default('.'),
  groupSeparator: z.enum([',', '.', ' ', "'"]).optional(),
  /** What becomes of digits beyond the minor unit. */
  rounding: z.enum(['refuse', 'half-up']).default('refuse'),
  /** Whether 1299 is 1,299 of a currency or 12.99. */
  unit: z.enum(['major', 'minor']).default('major'),
};

const singlePriceSchema = z.strictObject({
  /** `1.299e+03` is read too. */
  amount: textSchema,
  currency: textSchema,
  /** Where it is not sold in every currency: an empty amount is none. */
  optional: z.boolean().default(false),
  ...numberShape,
});

const pricesByCurrencySchema = z.strictObject({
  /** A JSON object: currency → amount. */
  byCurrency: z.strictObject({ column: columnSchema, path: pathSchema.optional() }),
  ...numberShape,
});

export const priceSchema = z.union([singlePriceSchema, pricesByCurrencySchema]);

export type TextSource = z.infer<typeof textSchema>;
export type TextStep = TextSource[number];
export type ListSource = z.infer<typeof listSchema>;
export type ListStep = ListSource[number];
export type PairsSource = z.infer<typeof pairsSchema>;
export type PairsStep = PairsSource[number];
export type FieldSources = z.infer<typeof fieldsSchema>;
export type PriceSource = z.infer<typeof priceSchema>;
export type SinglePrice = z.infer<typeof singlePriceSchema>;
export type PricesByCurrency = z.infer<typeof pricesByCurrencySchema>;
export type NumberFormat = Pick<SinglePrice, keyof typeof numberShape>;
