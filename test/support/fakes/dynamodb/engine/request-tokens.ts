import { idempotentParameterMismatch } from '../errors.ts';

const LIFETIME_MS = 10 * 60 * 1000;

type Remembered = { readonly request: string; readonly until: number };

/** Remembers the ClientRequestTokens of committed transactions, for the ten minutes that DynamoDB does. */
export type RequestTokens = {
  /**
   * Whether the transaction was done before.
   * @throws IdempotentParameterMismatchException if another one was, under the same token
   */
  readonly isReplay: (token: string | undefined, request: unknown) => boolean;
  readonly remember: (token: string | undefined, request: unknown) => void;
  readonly save: () => ReadonlyMap<string, Remembered>;
  readonly load: (saved: ReadonlyMap<string, Remembered>) => void;
};

const plain = (_name: string, value: unknown): unknown => {
  if (typeof value === 'bigint') return `${value}n`;
  return value instanceof Set ? [...value] : value;
};

const fingerprint = (request: unknown): string => JSON.stringify(request, plain);

export const requestTokens = (clock: () => Date): RequestTokens => {
  let known = new Map<string, Remembered>();
  return {
    isReplay: (token, request) => {
      const remembered = token === undefined ? undefined : known.get(token);
      if (!remembered || remembered.until <= clock().getTime()) return false;
      if (remembered.request === fingerprint(request)) return true;
      throw idempotentParameterMismatch();
    },
    remember: (token, request) => {
      if (token === undefined) return;
      known.set(token, { request: fingerprint(request), until: clock().getTime() + LIFETIME_MS });
    },
    save: () => new Map(known),
    load: (saved) => {
      known = new Map(saved);
    },
  };
};
