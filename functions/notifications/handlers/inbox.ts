import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { GuestClaimed } from '#functions/customers/contract/events.ts';
import { moveContacts } from '#functions/notifications/application/claim-guest.ts';
import { inboxDependencies } from '#functions/notifications/dependencies.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { inboxHandler, on } from '#functions/shared/runtime/inbox-handler.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Clients = { readonly dynamo: DynamoDBDocumentClient };

export const create = (world: World, clients: Clients = { dynamo: documentClient() }) => {
  const move = moveContacts(inboxDependencies(world, clients));
  return inboxHandler('notifications', [on(GuestClaimed, ({ event, trace }) => move(event.data, trace))], world);
};
