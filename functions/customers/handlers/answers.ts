import type { Found } from '#functions/customers/application/addresses.ts';
import { type AddressBook, isDefault } from '#functions/customers/domain/address-book.ts';
import type { Profile } from '#functions/customers/domain/profile.ts';
import { accepted, etag, ok } from '#functions/shared/runtime/api/answers.ts';
import { GUEST_HEADER } from '#functions/shared/runtime/api/guest.ts';

/** The one answer of all that may have sent a mail. */
export const mailed = () => accepted({ next: 'read-your-mail' as const });

export const profileAnswer = ({ id, givenName, familyName, locale, version, createdAt, updatedAt }: Profile) =>
  ok({ id, givenName, familyName, locale, version, registeredAt: createdAt, updatedAt }, etag(version));

export const preferencesAnswer = ({ language, marketingEmail, version }: Profile) => {
  const last = marketingEmail.at(-1);
  const now = { granted: last?.granted ?? false, text: last?.text, since: last?.at };
  return ok({ language, marketingEmail: { ...now, history: [...marketingEmail] }, version }, etag(version));
};

export const viewOf = ({ book, address }: Found) => {
  const { request: _, addedAsDefault: __, ...shown } = address;
  return { ...shown, default: isDefault(book, address) };
};

export const addressAnswer = (found: Found) => ok(viewOf(found), etag(found.address.version));

export const bookAnswer = (book: AddressBook) =>
  ok({ items: book.addresses.map((address) => viewOf({ book, address })) }, etag(book.version));

const COOKIE = 'Path=/; HttpOnly; Secure; SameSite=Strict';

/** For browsers: sent back by itself, to this site alone, and no script reads it. */
export const guestCookie = (token: string, seconds: number) => ({
  'set-cookie': `${GUEST_HEADER}=${token}; Max-Age=${seconds}; ${COOKIE}`,
});

/** What is claimed is of no more use. */
export const noGuestCookie = () => guestCookie('', 0);
