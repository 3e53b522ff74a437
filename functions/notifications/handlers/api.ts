import { createContact } from '#functions/notifications/application/create-contact.ts';
import { deleteContact } from '#functions/notifications/application/delete-contact.ts';
import { loadContactOf } from '#functions/notifications/application/find-contact.ts';
import { viewOf } from '#functions/notifications/application/view-contact.ts';
import * as routes from '#functions/notifications/contract/routes.ts';
import { type ApiClients, apiDependencies } from '#functions/notifications/dependencies.ts';
import { created, etag, ok, replayed } from '#functions/shared/runtime/api/answers.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import { bind, type RequestOf } from '#functions/shared/runtime/api/bind.ts';
import { createGuestDoor } from '#functions/shared/runtime/api/guest.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { parameterClient } from '#functions/shared/runtime/clients/parameters.ts';
import { secretsClient } from '#functions/shared/runtime/clients/secrets.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Ports = ReturnType<typeof apiDependencies>;
type CreateRequest = Pick<RequestOf<typeof routes.createContact>, 'body' | 'principal' | 'idempotencyKey' | 'trace'>;
type GetRequest = Pick<RequestOf<typeof routes.getContact>, 'params' | 'principal'>;
type DeleteRequest = Pick<RequestOf<typeof routes.deleteContact>, 'params' | 'principal' | 'version' | 'trace'>;

/** For buyers and guests alike: whoever calls is the owner. */
const answers = (ports: Ports) => ({
  create: async ({ body, principal, idempotencyKey, trace }: CreateRequest) => {
    const { contact, replayed: again } = await createContact(ports)(body, principal, idempotencyKey, trace);
    const location = `${principal.guest ? '/guest' : ''}/notifications/contacts/${contact.id}`;
    return created(await viewOf(ports)(contact), { location, ...etag(contact.version), ...replayed(again) });
  },
  get: async ({ params, principal }: GetRequest) => {
    const contact = await loadContactOf(ports)(principal, params.contactId);
    return ok(await viewOf(ports)(contact), etag(contact.version));
  },
  remove: async ({ params, principal, version, trace }: DeleteRequest) => {
    await deleteContact(ports)(principal, params.contactId, version, trace);
    return { status: 204 as const, body: undefined };
  },
});

const productionClients = (): ApiClients => ({
  dynamo: documentClient(),
  parameters: parameterClient(),
  secrets: secretsClient(),
});

export const create = (world: World, clients: ApiClients = productionClients()) => {
  const { create: createAnswer, get, remove } = answers(apiDependencies(world, clients));
  const bindings = [
    bind(routes.createContact, createAnswer),
    bind(routes.createContactAsGuest, createAnswer),
    bind(routes.getContact, get),
    bind(routes.getContactAsGuest, get),
    bind(routes.deleteContact, remove),
    bind(routes.deleteContactAsGuest, remove),
  ];
  return apiHandler('notifications', bindings, world, { guests: createGuestDoor(world, clients.parameters) });
};
