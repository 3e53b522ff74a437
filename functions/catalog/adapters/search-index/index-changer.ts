import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { changeFile } from '#functions/catalog/adapters/search-index/change-file.ts';
import type { IndexStore } from '#functions/catalog/adapters/search-index/index-store.ts';
import type { ChangeIndex, IndexChange } from '#functions/catalog/application/search-ports.ts';
import { instant } from '#functions/shared/kernel/clock.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';
import { randomId } from '#functions/shared/kernel/ids.ts';
import type { World } from '#functions/shared/runtime/world.ts';

/**
 * Each race has a winner, so that who loses begins anew at once. At 50,000 products a build takes some 3 s: 12 are 36 s of the
 * function's 120 s.
 */
const ATTEMPTS = 12;

/** A batch that is new lets one go first that has just lost: of two that go on and on, neither is always the quicker. */
const GIVE_WAY_MS = 500;

type Place = { readonly store: IndexStore; readonly folder: string; readonly world: World };

const attempt = async ({ store, folder, world }: Place, changes: readonly IndexChange[]): Promise<number> => {
  const name = `${instant(world.now())}-${randomId('idx', world.randomBytes)}.sqlite`;
  const file = join(folder, name);
  const last = await store.current();
  try {
    if (last) await store.fetch(last, file);
    const applied = changeFile(file, changes);
    if (applied > 0) await store.publish(file, name, last);
    return applied;
  } finally {
    await rm(file, { force: true });
  }
};

/**
 * The index as it is, changed and published under a new key. Two at the same time lose nothing: who comes second begins
 * anew from what the first made. @throws ConcurrentChange after twelve tries
 */
export const indexChanger =
  (place: Place): ChangeIndex =>
  async (changes) => {
    await place.world.sleep(GIVE_WAY_MS);
    for (let left = ATTEMPTS - 1; ; left -= 1) {
      try {
        return { applied: await attempt(place, changes) };
      } catch (error) {
        const again = isErrorNamed(error, 'ConcurrentChange') || isErrorNamed(error, 'NoSuchKey');
        if (left === 0 || !again) throw error;
      }
    }
  };
