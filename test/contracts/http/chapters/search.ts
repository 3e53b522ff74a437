import { getCategories, searchProducts } from '#functions/catalog/contract/search-routes.ts';
import { catalogSubscriptions } from '#functions/catalog/contract/subscriptions.ts';
import type { Book } from '#test/contracts/http/recorder.ts';

/** The index hears all that it was told so far, as from its queue. */
const index = async ({ published, functions }: Book['system']): Promise<void> => {
  const types: readonly string[] = catalogSubscriptions.map(({ detailType }) => detailType);
  const told = published.filter((event) => types.includes(event['detail-type']));
  const Records = told.map((event, n) => ({ messageId: `message-${n}`, body: JSON.stringify(event) }));
  await functions.indexer.catalog({ Records } as never, {} as never);
};

/** Words, a mistyped one, and the tree of categories. */
export const searchChapter = async ({ ask, system }: Book): Promise<void> => {
  await index(system);
  await ask('catalog', searchProducts, { name: 'Words', summary: 'By a word', query: { q: 'mug' } });
  await ask('catalog', searchProducts, { name: 'Mistyped', summary: 'By a mistyped one', query: { q: 'stonewear' } });
  await ask('catalog', searchProducts, { name: 'Nothing', summary: 'What nobody sells', query: { q: 'zeppelin' } });
  await ask('catalog', getCategories, { name: 'All', summary: 'Every category that has something for sale' });
};
