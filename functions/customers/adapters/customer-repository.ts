import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type Key, loadRow, putOnce, replaceRow } from '#functions/customers/adapters/rows.ts';
import type {
  LoadBook,
  LoadProfile,
  PutClaim,
  PutProfile,
  SaveBook,
  SaveProfile,
} from '#functions/customers/application/ports.ts';
import type { AddressBook } from '#functions/customers/domain/address-book.ts';
import type { Profile } from '#functions/customers/domain/profile.ts';
import { CLAIM, PROFILE } from '#functions/customers/domain/to-events.ts';

const profileKey = (sub: string): Key => ({ pk: sub, sk: PROFILE });
const bookKey = (sub: string): Key => ({ pk: sub, sk: 'addresses' });
const claimKey = (guest: string): Key => ({ pk: guest, sk: CLAIM });

export const profileLoader =
  (dynamo: DynamoDBDocumentClient, table: string): LoadProfile =>
  (sub) =>
    loadRow<Profile>(dynamo, table, profileKey(sub));

export const profilePutter =
  (dynamo: DynamoDBDocumentClient, table: string): PutProfile =>
  (profile) =>
    putOnce(dynamo, table, profileKey(profile.id), profile);

export const profileSaver =
  (dynamo: DynamoDBDocumentClient, table: string): SaveProfile =>
  (profile, before) =>
    replaceRow(dynamo, table, { ...profileKey(profile.id), ...profile }, before);

export const bookLoader =
  (dynamo: DynamoDBDocumentClient, table: string): LoadBook =>
  (owner) =>
    loadRow<AddressBook>(dynamo, table, bookKey(owner));

export const bookSaver =
  (dynamo: DynamoDBDocumentClient, table: string): SaveBook =>
  (book) =>
    replaceRow(dynamo, table, { ...bookKey(book.owner), ...book, version: book.version + 1 }, book.version);

export const claimPutter =
  (dynamo: DynamoDBDocumentClient, table: string): PutClaim =>
  (claim) =>
    putOnce(dynamo, table, claimKey(claim.id), claim);
