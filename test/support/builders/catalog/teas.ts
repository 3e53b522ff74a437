/** The columns of `teaFile`. */
export const TEA_MAPPING = {
  externalId: { column: 'id', prefix: 'tea:' },
  title: 'name',
  description: 'about',
  category: { column: 'path', separator: '/' },
  taxCategory: { constant: 'reduced' },
  variant: { sku: { column: 'id', format: 'sku' }, prices: [{ amount: 'price', currency: { constant: 'EUR' } }] },
};

/** So many teas as CSV; those whose numbers are given have no price. */
export const teaFile = (count: number, without: readonly number[] = []): string =>
  [
    'id,name,about,path,price',
    ...Array.from(
      { length: count },
      (_, n) => `t${n},Tea ${n},With milk.,Food / Tea,${without.includes(n) ? '' : n + 1}`,
    ),
  ].join('\n');
