import type { Access } from '#functions/shared/runtime/define-route.ts';
import { type Api, createApi } from '#scripts/shop/api.ts';
import type { Failure } from '#scripts/shop/failure.ts';
import type { Ports } from '#scripts/shop/ports.ts';
import { type Role, readSystem } from '#scripts/shop/system/system.ts';
import { tokenKeeper } from '#scripts/shop/system/tokens.ts';
import { createTerminal, type Terminal } from '#scripts/shop/terminal/terminal.ts';

/** The options that every command takes. */
export type GlobalOptions = { readonly json?: boolean; readonly api?: string; readonly as?: Role };

/** What a command works with. */
export type Session = Pick<Ports, 'now' | 'sleep' | 'random' | 'newKey' | 'localDirectory'> & {
  readonly api: Api;
  readonly terminal: Terminal;
  /** Whom the person asked to act as. */
  readonly as: Role | undefined;
};

const retryNote = ({ problem: { status, title } }: Failure, waitMs: number): string =>
  `${status ?? ''} ${title.replace(/\.$/, '')}, trying again in ${(waitMs / 1_000).toFixed(1)} s`.trim();

/** The system is looked up when the first call wants it, so that what needs none works without. */
const lazyApi = (ports: Ports, { api: baseUrl, as }: GlobalOptions, terminal: Terminal): Api => {
  const tokenOf = tokenKeeper(ports);
  const roleFor = (access: Access): Role => as ?? (access === 'admin' ? 'admin' : 'buyer');
  const open = (): Api =>
    createApi({
      ...ports,
      baseUrl: baseUrl ?? readSystem(ports.localDirectory).apiUrl,
      token: async (access, fresh) => {
        const system = readSystem(ports.localDirectory);
        const apiUrl = baseUrl ?? system.apiUrl;
        return tokenOf({ ...system, apiUrl }, system.users[roleFor(access)], fresh);
      },
      onRetry: (failure, waitMs) => terminal.note(retryNote(failure, waitMs)),
    });
  let api: Api | undefined;
  const call: Api = (route, ...request) => {
    api ??= open();
    return api(route, ...request);
  };
  return call;
};

export const openSession = (ports: Ports, options: GlobalOptions): Session => {
  const terminal = createTerminal(ports, options.json === true);
  const { now, sleep, random, newKey, localDirectory } = ports;
  return {
    now,
    sleep,
    random,
    newKey,
    localDirectory,
    terminal,
    as: options.as,
    api: lazyApi(ports, options, terminal),
  };
};
