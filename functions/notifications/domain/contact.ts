import { epochSeconds, type Instant, instant } from '#functions/shared/kernel/clock.ts';
import { fingerprint, type Id } from '#functions/shared/kernel/ids.ts';

export type ContactId = Id<'con'>;

type Common = {
  readonly id: ContactId;
  readonly owner: string;
  /** Grows with each change. */
  readonly version: number;
};

/** An address to write to. */
export type ActiveContact = Common & {
  readonly status: 'ACTIVE';
  readonly email: string;
  readonly locale?: string;
  /** Fingerprint of the request: of an address it can be guessed, so it is not for others. */
  readonly request: string;
  readonly createdAt: Instant;
  /** A guest's is forgotten at this time, in seconds since the epoch. */
  readonly expiresAt?: number;
};

/** What stays for a while of a deleted contact, so that a late repeat of its request does not bring the address back. */
export type DeletedContact = Common & { readonly status: 'DELETED'; readonly expiresAt: number };

export type Contact = ActiveContact | DeletedContact;

const DAY = 86_400;
const GUEST_SECONDS = 180 * DAY;
const TOMBSTONE_SECONDS = DAY;

/** Until when what a guest left is kept, in seconds since the epoch. */
export const guestsEnd = (now: Date): number => epochSeconds(now) + GUEST_SECONDS;

export type Wanted = { readonly email: string; readonly locale?: string | undefined };

export type NewContact = { readonly id: ContactId; readonly owner: string; readonly guest: boolean };

export const make = ({ id, owner, guest }: NewContact, { email, locale }: Wanted, now: Date): ActiveContact => ({
  id,
  owner,
  version: 1,
  status: 'ACTIVE',
  email,
  ...(locale !== undefined && { locale }),
  request: fingerprint({ email, locale }),
  createdAt: instant(now),
  ...(guest && { expiresAt: guestsEnd(now) }),
});

/** Nothing that was personal stays, not even a fingerprint. */
export const remove = ({ id, owner, version }: ActiveContact, now: Date): DeletedContact => ({
  id,
  owner,
  version: version + 1,
  status: 'DELETED',
  expiresAt: epochSeconds(now) + TOMBSTONE_SECONDS,
});

/** Time to live only collects garbage: whoever reads looks at the time. */
export const isGone = ({ expiresAt }: Contact, now: Date): boolean =>
  expiresAt !== undefined && expiresAt <= epochSeconds(now);

/** Enough to know an address again, too little to write to it. @example maskEmail('ann@example.com') // a…@example.com */
export const maskEmail = (email: string): string => `${email.slice(0, 1)}…${email.slice(email.lastIndexOf('@'))}`;
