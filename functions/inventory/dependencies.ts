import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { countCloser, countOpener, countRefuser } from '#functions/inventory/adapters/count-repository.ts';
import {
  linesReturner,
  reservationLoader,
  reservationPutter,
} from '#functions/inventory/adapters/reservation-repository.ts';
import { stockCreator, stockLoader, stockWriter } from '#functions/inventory/adapters/stock-repository.ts';
import type { Act } from '#functions/inventory/application/ports.ts';
import { instant } from '#functions/shared/kernel/clock.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

export type Clients = { readonly dynamo: DynamoDBDocumentClient };

export const inventoryDependencies = (world: World, { dynamo }: Clients) => {
  const table = setting(world, 'INVENTORY_TABLE');
  return {
    loadStock: stockLoader(dynamo, table),
    writeStock: stockWriter(dynamo, table),
    createStock: stockCreator(dynamo, table),
    loadReservation: reservationLoader(dynamo, table),
    putReservation: reservationPutter(dynamo, table),
    returnLines: linesReturner(dynamo, table),
    openCount: countOpener(dynamo, table),
    closeCount: countCloser(dynamo, table),
    refuseCount: countRefuser(dynamo, table),
    act: (trace: Trace): Act => ({ at: instant(world.now()), trace }),
  };
};
