import { identityClient } from '#functions/customers/adapters/identity-client.ts';
import { type Clients, customersDependencies } from '#functions/customers/dependencies.ts';
import { accountBindings } from '#functions/customers/handlers/account-bindings.ts';
import { addressBindings, guestBindings, profileBindings } from '#functions/customers/handlers/customer-bindings.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { parameterClient } from '#functions/shared/runtime/clients/parameters.ts';
import { secretsClient } from '#functions/shared/runtime/clients/secrets.ts';
import type { World } from '#functions/shared/runtime/world.ts';

const production = (): Clients => ({
  dynamo: documentClient(),
  parameters: parameterClient(),
  secrets: secretsClient(),
  identity: identityClient(),
});

export const create = (world: World, clients: Clients = production()) => {
  const ports = customersDependencies(world, clients);
  const bindings = [accountBindings, profileBindings, addressBindings, guestBindings].flatMap((make) => make(ports));
  return apiHandler('customers', bindings, world);
};
