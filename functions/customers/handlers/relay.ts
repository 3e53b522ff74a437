import { toEvents } from '#functions/customers/domain/to-events.ts';
import { type RelayClients, relayOf } from '#functions/shared/runtime/relay-of.ts';
import type { World } from '#functions/shared/runtime/world.ts';

export const create = (world: World, clients?: RelayClients) => relayOf('customers', toEvents, world, clients);
