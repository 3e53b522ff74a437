import type { MappingInput } from '#functions/catalog/import/mapping/mapping.ts';

/** A part of a proposed mapping, and why it is proposed. */
export type Guess<Part> = {
  readonly part: Part;
  readonly columns: readonly string[];
  readonly because: string;
  /** Nothing in the file says so: a person must look. */
  readonly check?: true;
};

/** A guess as people read it. */
export type Explained = Omit<Guess<unknown>, 'part'> & { readonly field: string };

export type Variant = MappingInput['variant'];
export type TextInput = MappingInput['title'];

export const guess = <Part>(part: Part, columns: readonly string[], because: string): Guess<Part> => ({
  part,
  columns,
  because,
});

export const assumed = <Part>(part: Part, because: string): Guess<Part> => ({
  part,
  columns: [],
  because,
  check: true,
});

export const explain = (field: string, { columns, because, check }: Guess<unknown>): Explained => ({
  field,
  columns,
  because,
  ...(check && { check }),
});
