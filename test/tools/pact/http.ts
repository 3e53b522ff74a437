import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { routesByContext } from '#scripts/contracts/load-contracts.ts';
import { type Served, serve } from '#test/contracts/http/gateway.ts';
import { offlineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, stock } from '#test/support/system/shop.ts';
import { pact } from '#test/tools/packages.ts';
import { ConsumerBroken } from '#test/tools/pact/verify.ts';

type Answer = APIGatewayProxyStructuredResultV2;

/** Changes an answer on its way out, as a careless release would. */
export type Careless = (answer: Answer) => Answer;

/** A shop that sells cups and of which one buyer ordered two, behind HTTP. */
export const serveShop = async (careless: Careless = (answer) => answer) => {
  const system = offlineSystem();
  await stock(system, CUP);
  await place(system);
  await system.settle();
  const routes = await routesByContext();
  const apis = Object.entries(system.functions.api) as [string, Served['handle']][];
  const served = apis.map(([context, handle]) => ({
    routes: routes.get(context) ?? [],
    handle: async (event: never, around: never) => careless(await handle(event, around)),
  }));
  return serve(served);
};

/** Holds what the API answers against what one client reads. @throws ConsumerBroken naming the client */
export const verifyApi = async (file: string, consumer: string, provider: string, url: string): Promise<void> => {
  const verifier = new pact.Verifier({ provider, providerBaseUrl: url, pactUrls: [file], logLevel: 'error' });
  await verifier.verifyProvider().catch((cause: unknown) => {
    throw new ConsumerBroken(`${consumer} cannot read what ${provider} answers any more.`, { cause });
  });
};
