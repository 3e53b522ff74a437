import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { listedProduct, publishedMessage, type SearchShop, searchShop } from '#test/support/builders/catalog/search.ts';

let shop: SearchShop;

describe('how many words a search takes', () => {
  beforeAll(async () => {
    shop = searchShop();
    await shop.tell(publishedMessage(listedProduct('prd_1', { title: 'Galaxy 茶壶' })));
  });
  afterAll(() => shop.end());

  it.each([
    ['words', 'galaxy '.repeat(32)],
    ['words and symbols', `${'galaxy '.repeat(32)}${'! '.repeat(20)}`],
    ['letters of a script without spaces', `${'茶,'.repeat(31)}壶`],
    ['a run of such letters', '茶壶'],
  ])('is 32: %s', async (_, q) => {
    expect(await shop.search({ q })).toMatchObject({ status: 200, body: { matched: 'all', total: 1 } });
  });

  it.each([
    ['words', 'galaxy '.repeat(33)],
    ['letters of two scripts without a space', '茶a壶b'.repeat(75)],
    ['letters with commas between them', '茶,'.repeat(150)],
    ['letters with symbols between them', 'a+'.repeat(33)],
  ])('is not more: %s', async (_, q) => {
    expect(await shop.search({ q })).toMatchObject({
      status: 400,
      body: {
        type: 'urn:bazaar:problem:invalid-request',
        errors: [{ in: 'query', pointer: '/q' }],
      },
    });
  });
});
