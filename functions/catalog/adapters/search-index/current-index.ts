import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { IndexStore, Pointer } from '#functions/catalog/adapters/search-index/index-store.ts';
import { type OpenIndex, openIndex } from '#functions/catalog/adapters/search-index/open-index.ts';
import type {
  CategoriesInIndex,
  FindInIndex,
  Found,
  SearchRequest,
} from '#functions/catalog/application/search-ports.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';
import { randomId } from '#functions/shared/kernel/ids.ts';
import { cached } from '#functions/shared/runtime/cached.ts';
import type { World } from '#functions/shared/runtime/world.ts';

/** How long a newer index may go unseen. */
const LOOK_EVERY_MS = 30_000;

type Place = {
  readonly store: IndexStore;
  readonly folder: string;
  readonly world: World;
  /** Told when the newest could not be had and the one before goes on. */
  readonly warn: (error: unknown) => void;
};

type Answering = { readonly findInIndex: FindInIndex; readonly categoriesInIndex: CategoriesInIndex };

type Held = { readonly key: string; readonly index: OpenIndex };

/** The open file is read though its name is gone, and leaves nothing behind however the process ends. */
const hold = async ({ store, folder, world }: Place, { key }: Pointer): Promise<Held> => {
  const file = join(folder, `${randomId('idx', world.randomBytes)}.sqlite`);
  try {
    await store.fetch({ key }, file);
    return { key, index: openIndex(file) };
  } finally {
    await rm(file, { force: true });
  }
};

/** The file that the pointer names; looked up once more if it was deleted since the pointer was read. */
const newest = async (place: Place, held: Held | undefined): Promise<Held | undefined> => {
  const pointer = await place.store.current();
  if (pointer === undefined || pointer.key === held?.key) return held;
  try {
    return await hold(place, pointer);
  } catch (error) {
    const again = await place.store.current();
    if (!isErrorNamed(error, 'NoSuchKey') || again === undefined) throw error;
    return hold(place, again);
  }
};

/** What is found before there is any index. */
const nothing = ({ filters: { currency } }: SearchRequest): Found => ({
  total: 0,
  items: [],
  matched: 'all',
  facets: {
    categories: [],
    brands: [],
    attributes: [],
    inStock: { yes: 0, no: 0 },
    ...(currency !== undefined && { price: { currency, ranges: [] } }),
  },
});

/** Answers from the index on this function's own disk, and looks for a newer one every 30 seconds. */
export const currentIndex = (place: Place): Answering => {
  let held: Held | undefined;

  const exchange = async (): Promise<void> => {
    const found = await newest(place, held);
    if (found === held) return;
    held?.index.close();
    held = found;
  };

  const look = cached(place.world.now, LOOK_EVERY_MS, async () => {
    try {
      await exchange();
    } catch (error) {
      if (held === undefined) throw error;
      place.warn(error);
    }
  });

  // Requests that come at once wait for one and the same look; a question itself takes no turn of the event loop.
  let looking: Promise<void> | undefined;
  const current = async (): Promise<OpenIndex | undefined> => {
    looking ??= look().finally(() => {
      looking = undefined;
    });
    await looking;
    return held?.index;
  };

  return {
    findInIndex: async (request) => (await current())?.find(request) ?? nothing(request),
    categoriesInIndex: async () => (await current())?.categories() ?? [],
  };
};
