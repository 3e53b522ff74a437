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
import type { AddressBook, Removed } from '#functions/customers/domain/address-book.ts';
import type { Profile } from '#functions/customers/domain/profile.ts';
import { CLAIM, PROFILE } from '#functions/customers/domain/to-events.ts';
import { type Clock, type Instant, instant } from '#functions/shared/kernel/clock.ts';

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

type StoredBook = Omit<AddressBook, 'removed'> & { readonly removed: readonly (Removed | Removed['id'])[] };

/** Rows of earlier days have the ids alone of what was removed: they are remembered for a day from now on. */
const toBook = ({ removed, ...book }: StoredBook, at: Instant): AddressBook => ({
  ...book,
  removed: removed.map((one) => (typeof one === 'string' ? { id: one, at } : one)),
});

export const bookLoader =
  (dynamo: DynamoDBDocumentClient, table: string, now: Clock): LoadBook =>
  async (owner) => {
    const stored = await loadRow<StoredBook>(dynamo, table, bookKey(owner));
    return stored && toBook(stored, instant(now()));
  };

export const bookSaver =
  (dynamo: DynamoDBDocumentClient, table: string): SaveBook =>
  (book) =>
    replaceRow(dynamo, table, { ...bookKey(book.owner), ...book, version: book.version + 1 }, book.version);

export const claimPutter =
  (dynamo: DynamoDBDocumentClient, table: string): PutClaim =>
  (claim) =>
    putOnce(dynamo, table, claimKey(claim.id), claim);
