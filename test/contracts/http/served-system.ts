import { routesByContext } from '#scripts/contracts/load-contracts.ts';
import { type Served, serve } from '#test/contracts/http/gateway.ts';
import type { OfflineSystem } from '#test/support/system/offline-system.ts';

/** Every API function of a system in memory, behind HTTP on the loopback. */
export const serveSystem = async ({ functions }: OfflineSystem) => {
  const routes = await routesByContext();
  const apis = Object.entries(functions.api) as [string, Served['handle']][];
  return serve(apis.map(([context, handle]) => ({ routes: routes.get(context) ?? [], handle })));
};
