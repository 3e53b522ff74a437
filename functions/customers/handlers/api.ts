import type { APIGatewayProxyEventV2WithJWTAuthorizer as Event } from 'aws-lambda';
import { identityClient } from '#functions/customers/adapters/identity-client.ts';
import { type Clients, customersDependencies } from '#functions/customers/dependencies.ts';
import { accountBindings } from '#functions/customers/handlers/account-bindings.ts';
import { addressBindings, guestBindings, profileBindings } from '#functions/customers/handlers/customer-bindings.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import { GUEST_HEADER, guestTokenOf } from '#functions/shared/runtime/api/guest.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { parameterClient } from '#functions/shared/runtime/clients/parameters.ts';
import { secretsClient } from '#functions/shared/runtime/clients/secrets.ts';
import type { LambdaHandler } from '#functions/shared/runtime/stack.ts';
import type { World } from '#functions/shared/runtime/world.ts';

const production = (): Clients => ({
  dynamo: documentClient(),
  parameters: parameterClient(),
  secrets: secretsClient(),
  identity: identityClient(),
});

const COOKIE = new RegExp(`^${GUEST_HEADER}=.`);

const hasGuestCookie = ({ cookies = [] }: Event): boolean => cookies.some((one) => COOKIE.test(one));

/** A customer who was a guest in this browser has the guest's token in a cookie, which routes of customers do not see. */
const withGuestCookie =
  <Result>(handle: LambdaHandler<Event, Result>): LambdaHandler<Event, Result> =>
  (event, context) => {
    const headers = hasGuestCookie(event) ? { ...event.headers, [GUEST_HEADER]: guestTokenOf(event) } : event.headers;
    return handle({ ...event, headers }, context);
  };

export const create = (world: World, clients: Clients = production()) => {
  const ports = customersDependencies(world, clients);
  const bindings = [accountBindings, profileBindings, addressBindings, guestBindings].flatMap((make) => make(ports));
  return withGuestCookie(apiHandler('customers', bindings, world));
};
