import { setTimeout as delay } from 'node:timers/promises';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { localPaths } from '#scripts/local/paths.ts';
import { type LocalState, readState } from '#scripts/local/state.ts';
import { type Api, createApi } from '#scripts/shop/api.ts';
import { signIn } from '#scripts/shop/system/sign-in.ts';
import { CannotMeasure } from './report.ts';

const ANSWERS_WITHIN_MS = 5_000;

export const paths = localPaths(process.env.BAZAAR_LOCAL);

export const howToStart = (command: string): string => `nothing runs here: npm run up, then ${command}`;

const answers = async ({ apiUrl }: LocalState): Promise<boolean> => {
  try {
    return (await fetch(`${apiUrl}/health`, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) })).ok;
  } catch {
    return false;
  }
};

/** Whether the system of `.local/bazaar.json` answers. */
export const isUp = async (): Promise<boolean> => {
  const state = readState(paths);
  return state !== undefined && (await answers(state));
};

/** How long each call of a route took, in milliseconds. */
export type Latencies = Map<string, number[]>;

export const nameOf = ({ method, path }: Pick<RouteDefinition, 'method' | 'path'>): string => `${method} ${path}`;

const timed =
  (api: Api, latencies: Latencies): Api =>
  async (route: RouteDefinition, ...request: unknown[]) => {
    const began = performance.now();
    try {
      return await (api as (...all: unknown[]) => Promise<never>)(route, ...request);
    } finally {
      const name = nameOf(route);
      latencies.set(name, [...(latencies.get(name) ?? []), performance.now() - began]);
    }
  };

/** The API as the demo logins use it, each by the access that a route asks for. */
export type Client = { readonly api: Api; readonly latencies: Latencies; readonly retries: () => number };

/** @throws CannotMeasure where nothing runs */
export const openClient = async (command: string): Promise<Client> => {
  const state = readState(paths);
  if (state === undefined || !(await answers(state))) throw new CannotMeasure(howToStart(command));
  const tokens = { buyer: await signIn(state, state.users.buyer), admin: await signIn(state, state.users.admin) };
  const latencies: Latencies = new Map();
  let retries = 0;
  const api = createApi({
    fetch,
    now: () => new Date(),
    sleep: (milliseconds) => delay(milliseconds),
    random: Math.random,
    baseUrl: state.apiUrl,
    token: async (access) => (access === 'admin' ? tokens.admin : tokens.buyer),
    onRetry: () => {
      retries += 1;
    },
  });
  return { api: timed(api, latencies), latencies, retries: () => retries };
};
