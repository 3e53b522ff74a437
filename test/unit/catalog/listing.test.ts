import { describe, expect, it } from '@jest/globals';
import { categoryKeys, listingOf } from '#functions/catalog/adapters/listing.ts';
import { retire } from '#functions/catalog/domain/retire-product.ts';
import { actAt, decided, draft, PRODUCT_ID, published } from '#test/support/builders/catalog/products.ts';

describe('the place of a product in the lists', () => {
  it('is in no category unless it is for sale, and among others of its status by when it came to it', () => {
    const retired = decided(published(), 1, retire);
    expect(listingOf(draft())).toEqual({ listing: 'draft', listingKey: `${actAt(0).at}#${PRODUCT_ID}` });
    expect(listingOf(retired)).toEqual({ listing: 'retired', listingKey: `${actAt(1).at}#${PRODUCT_ID}` });
  });

  it('follows from the moment when it came on sale and from its category', () => {
    const listingKey = `${actAt(0).at}#${PRODUCT_ID}`;
    expect(listingOf(published({ category: ['Kitchen', 'Coffee', 'Mugs'] }))).toEqual({
      listing: 'published',
      listingKey,
      categoryRoot: 'Kitchen',
      categoryKey: `Coffee>Mugs>${listingKey}`,
    });
  });

  it('is found by any beginning of its path, and not by half a name', () => {
    const { categoryKey = '' } = listingOf(published({ category: ['Kitchen', 'Coffee', 'Mugs'] }));
    const found = (path: string[]) => categoryKey.startsWith(categoryKeys(path).prefix);
    expect([['Kitchen'], ['Kitchen', 'Coffee'], ['Kitchen', 'Coffee', 'Mugs']].map(found)).toEqual([true, true, true]);
    expect(
      [
        ['Kitchen', 'Cof'],
        ['Kitchen', 'Mugs'],
      ].map(found),
    ).toEqual([false, false]);
  });

  it('fits into the 1,024 bytes of a sort key with the longest names that are allowed', () => {
    const longest = Array.from({ length: 5 }, () => '語'.repeat(80));
    expect(Buffer.byteLength(listingOf(published({ category: longest })).categoryKey ?? '')).toBeLessThanOrEqual(1_024);
  });
});
