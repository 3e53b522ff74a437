import type { S3Client } from '@aws-sdk/client-s3';
import { currentIndex } from '#functions/catalog/adapters/search-index/current-index.ts';
import { indexChanger } from '#functions/catalog/adapters/search-index/index-changer.ts';
import { indexStore } from '#functions/catalog/adapters/search-index/index-store.ts';
import { observe } from '#functions/shared/runtime/observability.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

/** Where index files are kept, and a folder of the function's own disk. */
type Place = { readonly objects: S3Client; readonly folder: string };

const storeOf = (world: World, { objects }: Place) => indexStore(objects, setting(world, 'ARCHIVE_BUCKET'));

export const searchDependencies = (world: World, place: Place) => {
  const { logger } = observe('catalog');
  const warn = (error: unknown): void => logger.warn('search goes on with an older index', { error: error as Error });
  return currentIndex({ store: storeOf(world, place), folder: place.folder, world, warn });
};

export const indexerDependencies = (world: World, place: Place) => ({
  changeIndex: indexChanger({ store: storeOf(world, place), folder: place.folder, world }),
});
