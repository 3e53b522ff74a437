import type { ActOf, PutClaim, SignIn, Tokens } from '#functions/customers/application/ports.ts';
import { findProfile, type ProfilePorts } from '#functions/customers/application/profiles.ts';
import type { Claim } from '#functions/customers/domain/claim.ts';
import { type Clock, epochSeconds, instant } from '#functions/shared/kernel/clock.ts';
import { DomainError } from '#functions/shared/kernel/domain-error.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { GuestTokenClaimed } from '#functions/shared/runtime/api/errors.ts';
import type { GuestOf } from '#functions/shared/runtime/api/guest.ts';
import { problemType } from '#functions/shared/runtime/api/problem.ts';
import type { Sign } from '#functions/shared/runtime/signing/signer.ts';

type BeginPorts = {
  readonly sign: Sign;
  readonly now: Clock;
  readonly randomBytes: (size: number) => Uint8Array;
  readonly guestSeconds: () => number;
};

export type Capability = { readonly token: string; readonly expiresAt: string; readonly seconds: number };

const SECRET_BYTES = 32;

/** Nothing is kept: what a guest may do follows from the token alone, until something is done with it. */
export const beginGuest =
  ({ sign, now, randomBytes, guestSeconds }: BeginPorts) =>
  async (): Promise<Capability> => {
    const seconds = guestSeconds();
    const expires = epochSeconds(now()) + seconds;
    const secret = Buffer.from(randomBytes(SECRET_BYTES)).toString('base64url');
    return { token: await sign({ secret, expires }), expiresAt: instant(new Date(expires * 1_000)), seconds };
  };

export type ClaimPorts = ProfilePorts & {
  readonly guests: GuestOf;
  readonly putClaim: PutClaim;
  readonly act: ActOf;
};

export type Claimed = { readonly claim: Claim; readonly replayed: boolean };

/**
 * One conditional write decides whose the guest is; the stream tells the others, also after a crash.
 * @throws GuestTokenInvalid, GuestTokenExpired, GuestTokenClaimed
 */
export const claimGuest =
  (ports: ClaimPorts) =>
  async (customer: string, token: string, trace: Trace): Promise<Claimed> => {
    const { sub: id } = await ports.guests(token);
    await findProfile(ports)(customer, trace);
    const { at, ...act } = ports.act(trace);
    const asked: Claim = { id, customer, version: 1, updatedAt: at, ...act };
    const claim = await ports.putClaim(asked);
    if (claim.customer !== customer) throw new GuestTokenClaimed('Begin anew with POST /guest/sessions.');
    return { claim, replayed: claim !== asked };
  };

export type GuestOutcome = { readonly claimed: true } | { readonly claimed: false; readonly problem: string };

/** A token that is no good any more does not keep anyone from signing in; the answer says what was wrong with it. */
const outcomeOf = async (claiming: Promise<unknown>): Promise<GuestOutcome> => {
  try {
    await claiming;
    return { claimed: true };
  } catch (error) {
    if (error instanceof DomainError && error.kind === 'unauthenticated')
      return { claimed: false, problem: problemType(error.name) };
    throw error;
  }
};

type SignInPorts = ClaimPorts & { readonly signIn: SignIn };

export type Credentials = {
  readonly email: string;
  readonly password: string;
  readonly guestToken?: string | undefined;
};

export type Session = { readonly tokens: Tokens; readonly guest?: GuestOutcome };

/** @throws SignInRefused, AccountNotConfirmed, PasswordResetRequired, SignInChallenged */
export const signIn =
  (ports: SignInPorts) =>
  async ({ email, password, guestToken }: Credentials, trace: Trace): Promise<Session> => {
    const { sub, ...tokens } = await ports.signIn(email, password);
    if (guestToken === undefined) return { tokens };
    return { tokens, guest: await outcomeOf(claimGuest(ports)(sub, guestToken, trace)) };
  };
