import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import {
  contactAdder,
  contactDeleter,
  contactLoader,
  contactMover,
} from '#functions/notifications/adapters/contact-repository.ts';
import { guestClaimer, guestContactAdder, guestLoader } from '#functions/notifications/adapters/guest-repository.ts';
import { createSigner, type SigningClients } from '#functions/shared/runtime/signing/signer.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

type Dynamo = { readonly dynamo: DynamoDBDocumentClient };

export type ApiClients = Dynamo & SigningClients;

const tableOf = (world: World): string => setting(world, 'NOTIFICATIONS_TABLE');

export const apiDependencies = (world: World, { dynamo, ...keys }: ApiClients) => ({
  now: world.now,
  loadContact: contactLoader(dynamo, tableOf(world)),
  addContact: contactAdder(dynamo, tableOf(world)),
  deleteContact: contactDeleter(dynamo, tableOf(world)),
  loadGuest: guestLoader(dynamo, tableOf(world)),
  addGuestContact: guestContactAdder(dynamo, tableOf(world)),
  signContact: createSigner(world, 'con', keys),
});

export const inboxDependencies = (world: World, { dynamo }: Dynamo) => ({
  now: world.now,
  claimGuest: guestClaimer(dynamo, tableOf(world)),
  moveContact: contactMover(dynamo, tableOf(world)),
});
