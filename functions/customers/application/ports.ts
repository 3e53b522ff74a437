import type { AddressBook } from '#functions/customers/domain/address-book.ts';
import type { Claim } from '#functions/customers/domain/claim.ts';
import type { Act, Profile } from '#functions/customers/domain/profile.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

/** Stamps what is done with its time and trace. */
export type ActOf = (trace: Trace) => Act;

/** @throws TooManyRequests, as each of the following does */
export type SignUp = (email: string, password: string) => Promise<'made' | 'there-already'>;
/** Says nothing of whether there was anything to mail. */
export type Mail = (email: string) => Promise<void>;
/** @throws WrongConfirmationCode, ConfirmationCodeExpired */
export type Confirm = (email: string, code: string) => Promise<void>;
/** @throws WeakPassword, WrongConfirmationCode, ConfirmationCodeExpired */
export type ResetPassword = (email: string, code: string, password: string) => Promise<void>;

export type Tokens = {
  readonly accessToken: string;
  readonly refreshToken: string;
  /** Seconds. */
  readonly expiresIn: number;
};

/** @throws SignInRefused, AccountNotConfirmed, PasswordResetRequired, SignInChallenged */
export type SignIn = (email: string, password: string) => Promise<Tokens & { readonly sub: string }>;
/** @throws SignInRefused */
export type Refresh = (refreshToken: string) => Promise<Tokens>;
export type SignOut = (accessToken: string) => Promise<void>;
/** Whoever is signed in to the account is so no more. */
export type SignOutEverywhere = (email: string) => Promise<void>;

export type LoadProfile = (sub: string) => Promise<Profile | undefined>;
/** Writes it if there is none, and answers with the one that is there. */
export type PutProfile = (profile: Profile) => Promise<Profile>;
/** @throws ConcurrentChange when the row is not at this version any more */
export type SaveProfile = (profile: Profile, before: number) => Promise<void>;

export type LoadBook = (owner: string) => Promise<AddressBook | undefined>;
/** @throws ConcurrentChange when the row is not at the version before any more */
export type SaveBook = (book: AddressBook) => Promise<void>;

/** Writes it if there is none, and answers with the one that is there. */
export type PutClaim = (claim: Claim) => Promise<Claim>;
