import { toEvents } from '#functions/operations/domain/to-events.ts';
import { type RelayClients, relayOf } from '#functions/shared/runtime/relay-of.ts';
import type { World } from '#functions/shared/runtime/world.ts';

export const create = (world: World, clients?: RelayClients) => relayOf('operations', toEvents, world, clients);
