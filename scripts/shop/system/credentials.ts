import { beginGuest, refreshSession, signIn } from '#functions/customers/contract/routes.ts';
import type { Access } from '#functions/shared/runtime/define-route.ts';
import type { LocalUser } from '#scripts/local/state.ts';
import type { Api } from '#scripts/shop/api.ts';
import { Failure, withHint } from '#scripts/shop/failure.ts';
import type { Keeper, Tokens } from '#scripts/shop/system/kept.ts';
import type { Role, Where } from '#scripts/shop/system/system.ts';
import { lasts } from '#scripts/shop/system/token-end.ts';

type CredentialPorts = {
  readonly api: Api;
  readonly where: Where;
  readonly keeper: Keeper;
  readonly as: Role | undefined;
  readonly now: () => Date;
  readonly note: (line: string) => void;
};

/** Somebody to act as; `password` is known of the demo logins alone. */
type Person = Pick<LocalUser, 'email'> & { readonly password?: string };

const nobody = (): Failure =>
  new Failure({
    type: 'not-signed-in',
    title: 'Nobody is signed in here.',
    hint: 'npm run shop -- sign-in, or buy without an account: --guest.',
  });

const noDemo = (role: Role): Failure =>
  new Failure({
    type: 'no-demo-login',
    title: `There is no demo ${role} at this API.`,
    hint: 'npm run shop -- sign-in, then without --as.',
  });

const signedOut = (email: string, cause: unknown): Failure =>
  new Failure(
    {
      type: 'signed-out',
      title: 'You are signed in no longer.',
      detail: email,
      hint: `npm run shop -- sign-in --email ${email} (or sign-out, to be nobody).`,
    },
    undefined,
    { cause },
  );

/**
 * Whoever has signed in acts as a buyer; without, the demo buyer does. Operators' routes are for the demo admin, where there
 * is one.
 * @throws Failure
 */
const whoFor = ({ where: { demo }, keeper, as }: Omit<CredentialPorts, 'api'>, access: Access): Person => {
  if (as !== undefined && demo === undefined) throw noDemo(as);
  if (as !== undefined && demo !== undefined) return demo[as];
  const { signedIn } = keeper.read();
  const self = signedIn === undefined ? undefined : { email: signedIn };
  const person = access === 'admin' ? (demo?.admin ?? self) : (self ?? demo?.buyer);
  if (person === undefined) throw nobody();
  return person;
};

const isRefusal = (error: unknown): boolean => {
  const { status = 0 } = error instanceof Failure ? error.problem : {};
  return status >= 400 && status < 500 && status !== 429;
};

/** A new access token for a refresh token; nothing when that is refused. */
const refreshed = async ({ api }: CredentialPorts, kept: Tokens | undefined): Promise<Tokens | undefined> => {
  if (kept === undefined) return undefined;
  try {
    return (await api(refreshSession, { body: { refreshToken: kept.refreshToken } })).body;
  } catch (error) {
    if (isRefusal(error)) return undefined;
    throw error;
  }
};

const signedIn = async ({ api }: CredentialPorts, { email, password }: Person): Promise<Tokens> => {
  if (password === undefined) throw signedOut(email, undefined);
  try {
    return (await api(signIn, { body: { email, password } })).body;
  } catch (error) {
    throw isRefusal(error) ? withHint(error, 'npm run up sets the demo logins up again.') : error;
  }
};

/** The kept access token of a person, or a new one; `fresh` when the kept one was refused. */
const accessToken = async (ports: CredentialPorts, person: Person, fresh: boolean): Promise<string> => {
  const { keeper, now } = ports;
  const kept = keeper.read().people[person.email];
  if (!fresh && kept !== undefined && lasts(kept.accessToken, now())) return kept.accessToken;
  const { accessToken: token, refreshToken } = (await refreshed(ports, kept)) ?? (await signedIn(ports, person));
  const tokens = { accessToken: token, refreshToken };
  keeper.change((before) => ({ ...before, people: { ...before.people, [person.email]: tokens } }));
  return token;
};

/** The kept capability of the guest at this computer, or a new one. */
const guestToken = async ({ api, keeper, now, note }: CredentialPorts): Promise<string> => {
  const { guest } = keeper.read();
  if (guest !== undefined && Date.parse(guest.expiresAt) > now().getTime()) return guest.token;
  if (guest !== undefined) note("the guest's time is over: another guest begins");
  const { body } = await api(beginGuest);
  const { token, expiresAt } = body;
  keeper.change((before) => ({ ...before, guest: { token, expiresAt } }));
  return token;
};

/** What a route of each access is called with. @throws Failure */
export const credentialsOf = (ports: CredentialPorts) => ({
  token: (access: Access, fresh: boolean): Promise<string> =>
    access === 'guest' ? guestToken(ports) : accessToken(ports, whoFor(ports, access), fresh),
  /** The e-mail of whoever acts as a buyer. */
  buyer: (): string => whoFor(ports, 'buyer').email,
});
