/** Why a row is no product: a defect of the row, in words for whoever has to mend the file. */
export class RowDefect extends Error {
  constructor(field: string, message: string, options?: ErrorOptions) {
    super(`${field}: ${message}`, options);
    this.name = 'RowDefect';
  }
}
