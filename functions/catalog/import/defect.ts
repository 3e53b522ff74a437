/** What can be wrong with a row, by names that programs may rely on; docs/import.md says the same to people. */
export const DEFECTS = {
  'cell-count': 'the row has more or fewer cells than the header',
  'quote-not-closed': 'a quoted cell does not end',
  'quote-misplaced': 'a quote stands where none may stand',
  'row-too-long': 'the row is longer than any product',
  'not-in-encoding': 'the row holds bytes that are no text in the encoding of the file',
  'nul-byte': 'the row holds a NUL byte',
  'not-json': 'the row is not JSON',
  'not-an-object': 'the element is no JSON object',
  'file-cut': 'the file ends before it is whole',
  'rest-lost': 'what stands behind a broken element could not be read',
  missing: 'a field that every product has is empty',
  'cell-not-json': 'the mapping looks into a cell that is not JSON',
  'pattern-too-slow': 'a pattern of the mapping takes too long on a cell',
  'unknown-currency': 'the currency is none of ISO 4217',
  'not-a-price': 'the price is no amount to sell at',
  'not-a-stock': 'the stock is no number of pieces',
  'not-a-weight': 'the weight is no weight',
  'unknown-tax-category': 'the tax category is none of the catalogue',
  invalid: 'the catalogue would not take the product as it is',
  conflict: 'another row before has the same id, or the same SKU, and says otherwise',
  refused: 'the catalogue refused the product',
} as const;

export type DefectCode = keyof typeof DEFECTS;

/** Why a row is left out: in words for whoever has to mend the file, and where in the row, if that is known. */
export type Defect = {
  readonly code: DefectCode;
  readonly reason: string;
  readonly column?: string;
  /** Of `refused`: the problem type of the catalogue's answer, such as `sku-taken`. */
  readonly problem?: string;
};

export const defect = (code: DefectCode, reason: string, column?: string): Defect => ({
  code,
  reason,
  ...(column !== undefined && { column }),
});

/** Carries a defect out of the depth of a row. */
export class RowDefect extends Error {
  readonly defect: Defect;

  constructor(code: DefectCode, reason: string, column?: string, options?: ErrorOptions) {
    super(reason, options);
    this.name = 'RowDefect';
    this.defect = defect(code, reason, column);
  }
}
