import type { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { formatOf } from '#functions/customers/adapters/address-formats.ts';
import * as cognito from '#functions/customers/adapters/cognito.ts';
import * as repository from '#functions/customers/adapters/customer-repository.ts';
import { userPool } from '#functions/customers/adapters/user-pool.ts';
import type { ActOf } from '#functions/customers/application/ports.ts';
import { instant } from '#functions/shared/kernel/clock.ts';
import { storeTrace } from '#functions/shared/kernel/trace.ts';
import { createGuestDoor } from '#functions/shared/runtime/api/guest.ts';
import { createSigner, type SigningClients } from '#functions/shared/runtime/signing/signer.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

export type Clients = SigningClients & {
  readonly dynamo: DynamoDBDocumentClient;
  readonly identity: CognitoIdentityProviderClient;
};

const accounts = (world: World, { identity, parameters }: Clients) => {
  const pool = { client: identity, pool: userPool(world, parameters) };
  return {
    signUp: cognito.signUpAt(pool),
    confirm: cognito.confirmAt(pool),
    mailConfirmation: cognito.confirmationMailer(pool),
    mailReset: cognito.resetMailer(pool),
    resetPassword: cognito.resetPasswordAt(pool),
    signIn: cognito.signInAt(pool),
    refresh: cognito.refreshAt(pool),
    signOut: cognito.signOutAt(pool),
    signOutEverywhere: cognito.everywhereSigner(pool),
  };
};

const rows = (world: World, { dynamo }: Clients) => {
  const table = setting(world, 'CUSTOMERS_TABLE');
  return {
    loadProfile: repository.profileLoader(dynamo, table),
    putProfile: repository.profilePutter(dynamo, table),
    saveProfile: repository.profileSaver(dynamo, table),
    loadBook: repository.bookLoader(dynamo, table, world.now),
    saveBook: repository.bookSaver(dynamo, table),
    putClaim: repository.claimPutter(dynamo, table),
  };
};

export const customersDependencies = (world: World, clients: Clients) => ({
  ...accounts(world, clients),
  ...rows(world, clients),
  formatOf,
  guests: createGuestDoor(world, clients.parameters),
  sign: createSigner(world, 'gst', clients),
  guestSeconds: () => Number(setting(world, 'GUEST_SECONDS')),
  now: world.now,
  randomBytes: world.randomBytes,
  act: ((trace) => ({ at: instant(world.now()), trace: storeTrace(trace) })) satisfies ActOf,
});

export type Ports = ReturnType<typeof customersDependencies>;
