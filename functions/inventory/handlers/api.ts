import { countStock } from '#functions/inventory/application/count-stock.ts';
import { findStock } from '#functions/inventory/application/find-stock.ts';
import { adjustStock, getStock, getStockForOperators, receiveStock } from '#functions/inventory/contract/routes.ts';
import { type Clients, inventoryDependencies } from '#functions/inventory/dependencies.ts';
import { created, ok, replayed } from '#functions/shared/runtime/api/answers.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import { bind, type RequestOf } from '#functions/shared/runtime/api/bind.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type CountRoute = typeof receiveStock | typeof adjustStock;

export const create = (world: World, clients: Clients = { dynamo: documentClient() }) => {
  const ports = inventoryDependencies(world, clients);
  const find = findStock(ports);
  const count = countStock(ports);
  const answerCount =
    (route: CountRoute) =>
    async ({ params, body, principal, idempotencyKey, trace }: RequestOf<CountRoute>) => {
      const counted = await count(
        { route: route.name, ...params, ...body, by: principal.sub, idempotencyKey },
        ports.act(trace),
      );
      return created(counted.stock, replayed(counted.replayed));
    };
  return apiHandler(
    'inventory',
    [
      bind(receiveStock, answerCount(receiveStock)),
      bind(adjustStock, answerCount(adjustStock)),
      bind(getStock, async ({ params: { sku } }) => ok({ sku, level: (await find(sku)).level })),
      bind(getStockForOperators, async ({ params }) => ok(await find(params.sku))),
    ],
    world,
  );
};
