import { type AddressFields, type AddressInput, MAX_ADDRESSES } from '#functions/customers/contract/address.ts';
import {
  AddressBookFull,
  AddressNotFound,
  AddressRemoved,
  TooManyAddressChanges,
} from '#functions/customers/domain/errors.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import { fingerprint, type Id } from '#functions/shared/kernel/ids.ts';

export type AddressId = Id<'adr'>;

export type Address = AddressFields & {
  readonly id: AddressId;
  /** The fingerprint of the request that added it, to tell a repeated request from another one. */
  readonly request: string;
  /** Whether it was the default when it was added; not known of those that were added before this was kept. */
  readonly addedAsDefault?: boolean | undefined;
  /** Grows whenever the address reads otherwise than before, also when it becomes the default or is it no more. */
  readonly version: number;
};

export type Removed = { readonly id: AddressId; readonly at: Instant };

/** All addresses of one customer, in one row: that there is always one default is then one conditional write. */
export type AddressBook = {
  readonly owner: string;
  readonly addresses: readonly Address[];
  readonly defaultId?: AddressId | undefined;
  /** Those of the last day, so that a late repetition of their request does not bring them back. Oldest first. */
  readonly removed: readonly Removed[];
  readonly version: number;
};

export type NewAddress = {
  readonly id: AddressId;
  readonly request: string;
  readonly content: AddressInput;
  readonly at: Instant;
};

/** As long as keys are kept. */
const REMEMBERED_MS = 86_400_000;

/**
 * Addresses and what is remembered of removed ones, together: as removing turns one into the other, the row grows no further
 * (60 bytes for each that is remembered). Adding waits rather than that one is forgotten; removing never waits.
 */
export const MAX_REMEMBERED = 100;

export const emptyBook = (owner: string): AddressBook => ({ owner, addresses: [], removed: [], version: 0 });

export const findAddress = ({ addresses }: AddressBook, id: string): Address | undefined =>
  addresses.find((address) => address.id === id);

/** @throws AddressNotFound */
export const addressOf = (book: AddressBook, id: string): Address => {
  const address = findAddress(book, id);
  if (address === undefined) throw new AddressNotFound(`There is no address ${id}.`, { addressId: id });
  return address;
};

export const isDefault = ({ defaultId }: AddressBook, { id }: Pick<Address, 'id'>): boolean => id === defaultId;

const readsAs = (book: AddressBook, { version: _, ...address }: Address): string =>
  fingerprint({ ...address, default: isDefault(book, address as Address) });

const versionIn = (before: AddressBook, after: AddressBook, address: Address): number => {
  const old = findAddress(before, address.id);
  if (old === undefined) return 1;
  return readsAs(before, old) === readsAs(after, address) ? old.version : old.version + 1;
};

/** Gives each address its version, and the book a default when there is any to have. */
const settle = (before: AddressBook, changed: AddressBook): AddressBook => {
  const chosen = changed.addresses.find((address) => isDefault(changed, address)) ?? changed.addresses[0];
  const after = { ...changed, defaultId: chosen?.id };
  return {
    ...after,
    addresses: after.addresses.map((address) => ({ ...address, version: versionIn(before, after, address) })),
  };
};

const choose = (book: AddressBook, id: AddressId, { default: chosen }: AddressInput): AddressId | undefined =>
  chosen ? id : book.defaultId;

const contentOf = ({ default: _, ...fields }: AddressInput): AddressFields => fields;

const forgottenIn = ({ at }: Removed, now: Instant): number => Date.parse(at) + REMEMBERED_MS - Date.parse(now);

const rememberedAt = ({ removed }: AddressBook, now: Instant): readonly Removed[] =>
  removed.filter((one) => forgottenIn(one, now) > 0);

/** @throws AddressBookFull, TooManyAddressChanges */
const refuseMore = ({ addresses, removed: [oldest, ...others] }: AddressBook, now: Instant): void => {
  if (addresses.length >= MAX_ADDRESSES)
    throw new AddressBookFull(`Remove one first: ${MAX_ADDRESSES} are kept.`, { limit: MAX_ADDRESSES });
  if (oldest === undefined || addresses.length + 1 + others.length < MAX_REMEMBERED) return;
  throw new TooManyAddressChanges(`Within a day ${MAX_REMEMBERED} are added and removed at most.`, {
    limit: MAX_REMEMBERED,
    retryAfterSeconds: Math.ceil(forgottenIn(oldest, now) / 1_000),
  });
};

/** @throws AddressRemoved, AddressBookFull, TooManyAddressChanges */
export const addAddress = (known: AddressBook, { id, request, content, at }: NewAddress): AddressBook => {
  const book = { ...known, removed: rememberedAt(known, at) };
  if (book.removed.some((one) => one.id === id))
    throw new AddressRemoved(`${id} is gone; add it with a new key.`, { addressId: id });
  refuseMore(book, at);
  const addedAsDefault = content.default === true || book.addresses.length === 0;
  const address = { ...contentOf(content), id, request, addedAsDefault, version: 1 };
  return settle(book, { ...book, addresses: [...book.addresses, address], defaultId: choose(book, id, content) });
};

/** The book with the address as it was added, whatever became of it: what its request said, the same request says again. */
export const asAdded = (book: AddressBook, { id, content }: Pick<NewAddress, 'id' | 'content'>): AddressBook => {
  const { request, addedAsDefault = isDefault(book, { id }) } = addressOf(book, id);
  const added: Address = { ...contentOf(content), id, request, addedAsDefault, version: 1 };
  const addresses = book.addresses.map((address) => (address.id === id ? added : address));
  return { ...book, addresses, defaultId: addedAsDefault ? id : undefined };
};

export const changeAddress = (book: AddressBook, before: Address, to: AddressInput): AddressBook => {
  const { id, request, addedAsDefault, version } = before;
  const changed = { ...contentOf(to), id, request, addedAsDefault, version };
  const addresses = book.addresses.map((address) => (address.id === id ? changed : address));
  return settle(book, { ...book, addresses, defaultId: choose(book, id, to) });
};

export const removeAddress = (book: AddressBook, { id }: Address, at: Instant): AddressBook =>
  settle(book, {
    ...book,
    addresses: book.addresses.filter((address) => address.id !== id),
    removed: [...rememberedAt(book, at), { id, at }],
  });
