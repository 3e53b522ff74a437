/** A count, an amount or a word. */
export type Cell = string | number;

/** One row by its columns, which are the same in all rows of a table. */
export type Row = Readonly<Record<string, Cell>>;

export type Table = {
  readonly title: string;
  readonly rows: readonly Row[];
  /** What a reader must know to judge the numbers: where they come from, what is assumed. */
  readonly notes?: readonly string[];
};

/** A number that is to be held, and what it is now. */
export type Budget = {
  readonly what: string;
  readonly measured: number;
  readonly limit: number;
  readonly unit: string;
};

export type Report = { readonly tables: readonly Table[]; readonly budgets: readonly Budget[] };

export const isHeld = ({ measured, limit }: Budget): boolean => measured <= limit;

/** Tells how it goes; the result does not go this way. */
export type Tell = (line: string) => void;

/** Something that is measured. */
export type Topic = {
  readonly name: string;
  readonly about: string;
  /** `system`: one that runs here; `long`: minutes, so only when asked for by name. */
  readonly needs: 'nothing' | 'system' | 'long';
  readonly measure: (tell: Tell) => Promise<Report>;
};

export const commandOf = ({ name }: Pick<Topic, 'name'>): string => `npm run bench -- ${name}`;

/** Why something could not be measured, and what to do about it: shown without a stack. */
export class CannotMeasure extends Error {
  override readonly name = 'CannotMeasure';
}
