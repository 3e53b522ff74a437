import { created, ok, replayed } from '#functions/shared/runtime/api/answers.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import { bind, type RequestOf } from '#functions/shared/runtime/api/bind.ts';
import { createGuestDoor, type GuestOf } from '#functions/shared/runtime/api/guest.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { parameterClient } from '#functions/shared/runtime/clients/parameters.ts';
import { secretsClient } from '#functions/shared/runtime/clients/secrets.ts';
import type { World } from '#functions/shared/runtime/world.ts';
import { createQuote } from '#functions/shipping/application/create-quote.ts';
import { loadQuoteOf } from '#functions/shipping/application/find-quote.ts';
import { refuseClaimed } from '#functions/shipping/application/refuse-claimed.ts';
import { viewOf, viewWithAddress } from '#functions/shipping/application/view-quote.ts';
import * as routes from '#functions/shipping/contract/routes.ts';
import { type ApiClients, apiDependencies } from '#functions/shipping/dependencies.ts';

type Ports = ReturnType<typeof apiDependencies>;
type CreateRequest = Pick<RequestOf<typeof routes.createQuote>, 'body' | 'principal' | 'idempotencyKey' | 'trace'>;
type GetRequest = Pick<RequestOf<typeof routes.getQuote>, 'params' | 'principal'>;

/** For buyers and guests alike: whoever calls is the owner. */
const answers = (ports: Ports) => ({
  create: async ({ body, principal, idempotencyKey, trace }: CreateRequest) => {
    const quoted = await createQuote(ports)(body, { owner: principal.sub, idempotencyKey }, trace);
    const location = `${principal.guest ? '/guest' : ''}/shipping/quotes/${quoted.quote.id}`;
    return created(await viewOf(ports)(quoted.quote), { location, ...replayed(quoted.replayed) });
  },
  get: async ({ params, principal }: GetRequest) =>
    ok(await viewWithAddress(ports)(await loadQuoteOf(ports)(principal.sub, params.quoteId))),
});

/** Here and not in each route, so that none forgets it. */
const guestDoor = (open: GuestOf, ports: Ports): GuestOf => {
  const refuse = refuseClaimed(ports);
  return async (token) => {
    const principal = await open(token);
    await refuse(principal.sub);
    return principal;
  };
};

const productionClients = (): ApiClients => ({
  dynamo: documentClient(),
  parameters: parameterClient(),
  secrets: secretsClient(),
});

export const create = (world: World, clients: ApiClients = productionClients()) => {
  const ports = apiDependencies(world, clients);
  const { create: createAnswer, get } = answers(ports);
  const bindings = [
    bind(routes.createQuote, createAnswer),
    bind(routes.createQuoteAsGuest, createAnswer),
    bind(routes.getQuote, get),
    bind(routes.getQuoteAsGuest, get),
  ];
  return apiHandler('shipping', bindings, world, {
    guests: guestDoor(createGuestDoor(world, clients.parameters), ports),
  });
};
