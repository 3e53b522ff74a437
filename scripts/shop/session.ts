import { type Access, forGuests } from '#functions/shared/runtime/define-route.ts';
import { type Api, createApi } from '#scripts/shop/api.ts';
import { type Direct, openDirect } from '#scripts/shop/direct/open-direct.ts';
import { type Failure, slugOf, usage, withHint } from '#scripts/shop/failure.ts';
import type { Ports } from '#scripts/shop/ports.ts';
import { credentialsOf } from '#scripts/shop/system/credentials.ts';
import { type Keeper, keeperOf } from '#scripts/shop/system/kept.ts';
import { type Mail, readMailbox } from '#scripts/shop/system/mailbox.ts';
import { findApi, type Role, readSystem, type Where } from '#scripts/shop/system/system.ts';
import { createTerminal, type Terminal } from '#scripts/shop/terminal/terminal.ts';

/** The options that every command takes, and `--guest`, which many take. */
export type GlobalOptions = {
  readonly json?: boolean;
  readonly api?: string;
  readonly as?: Role;
  readonly guest?: true;
  readonly direct?: true;
};

const TAKEN = [
  'fetch',
  'now',
  'sleep',
  'random',
  'newKey',
  'localDirectory',
  'environment',
  'prompter',
  'readInput',
] as const;

/** What a command works with. */
export type Session = Pick<Ports, (typeof TAKEN)[number]> & {
  readonly api: Api;
  /** The same for routes that buyers and guests have alike: as whichever of them the person acts. */
  readonly mine: Api;
  readonly terminal: Terminal;
  /** Whom the person asked to act as. */
  readonly as: Role | undefined;
  readonly guest: boolean;
  /** Looked up when first asked for, so that what needs no system works without. */
  readonly account: () => Account;
  readonly mails: () => Promise<Mail[]>;
};

/** Who the client acts as, and where. */
export type Account = Keeper & { readonly where: Where; readonly buyer: () => string };

const retryNote = ({ problem: { status, title } }: Failure, waitMs: number): string =>
  `${status ?? ''} ${title.replace(/\.$/, '')}, trying again in ${(waitMs / 1_000).toFixed(1)} s`.trim();

const BEGIN_ANEW = 'npm run shop -- sign-out --guest forgets this guest; the next --guest begins anew.';

/** A guest's capability that is refused is kept all the same: it may be all that somebody has of an order. */
const guestRefused = (error: unknown): unknown => {
  const slug = slugOf(error);
  if (slug === 'guest-token-claimed') return withHint(error, `Look there, without --guest. ${BEGIN_ANEW}`);
  return slug?.startsWith('guest-token-') ? withHint(error, BEGIN_ANEW) : error;
};

/** Calls the guests' twins of routes. */
const forGuest =
  (api: Api): Api =>
  (route, ...request) =>
    api(forGuests(route) as unknown as typeof route, ...request).catch((error: unknown) => {
      throw guestRefused(error);
    });

type Opened = { readonly api: Api; readonly account: Account };

/** A stage without its edge has nobody who signs in: its functions are told who calls. */
const isDirect = (access: Access, direct: Direct | undefined): access is 'buyer' | 'admin' =>
  direct !== undefined && (access === 'buyer' || access === 'admin');

const connect = (ports: Ports, { api: given, as, ...options }: GlobalOptions, { note }: Terminal): Opened => {
  const direct = options.direct && openDirect(ports.environment);
  const where = direct ? { apiUrl: direct.baseUrl } : findApi(ports.localDirectory, given);
  const keeper = keeperOf(ports.localDirectory, where.apiUrl);
  const api: Api = createApi({
    ...ports,
    ...(direct && { fetch: direct.fetch }),
    baseUrl: where.apiUrl,
    token: async (access, fresh) =>
      direct && isDirect(access, direct) ? direct.token(access) : credentials.token(access, fresh),
    onRetry: (failure, waitMs) => note(retryNote(failure, waitMs)),
  });
  const credentials = credentialsOf({ api, where, keeper, as, now: ports.now, note });
  return { api, account: { ...keeper, where, buyer: credentials.buyer } };
};

const once = <Value>(make: () => Value): (() => Value) => {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const pick = <From, Name extends keyof From>(from: From, names: readonly Name[]): Pick<From, Name> =>
  Object.fromEntries(names.map((name) => [name, from[name]])) as Pick<From, Name>;

export const openSession = (ports: Ports, options: GlobalOptions): Session => {
  const { as, guest = false } = options;
  if (guest && as !== undefined) throw usage('--guest is nobody with an account: without --as.');
  const terminal = createTerminal(ports, options.json === true);
  const opened = once(() => connect(ports, options, terminal));
  const api: Api = async (route, ...request) => opened().api(route, ...request);
  return {
    ...pick(ports, TAKEN),
    api,
    mine: guest ? forGuest(api) : api,
    terminal,
    as,
    guest,
    account: () => opened().account,
    mails: () => readMailbox(ports.fetch, readSystem(ports.localDirectory)),
  };
};
