const compiled = new Map<string, RegExp>();

/** A pattern of a mapping, compiled once; the mapping's schema has checked that it can be. */
export const pattern = (source: string, flags: 'u' | 'gu'): RegExp => {
  const key = `${flags} ${source}`;
  const known = compiled.get(key) ?? new RegExp(source, flags);
  compiled.set(key, known);
  return known;
};
