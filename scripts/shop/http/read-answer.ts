import { STATUS_CODES } from 'node:http';
import * as z from 'zod';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { Failure, type Problem, type RetryHint } from '#scripts/shop/failure.ts';
import type { ApiAnswer } from '#scripts/shop/http/request.ts';
import { BRISK, PATIENT } from '#scripts/shop/http/retrying.ts';

export type RawAnswer = { readonly status: number; readonly headers: Headers; readonly body: unknown };

const problemSchema = z.looseObject({ type: z.string(), title: z.string(), detail: z.string().optional() });

/** The gateway's own answers, and an emulator's when a function dies. */
const gatewaySchema = z.looseObject({ message: z.string().optional(), errorMessage: z.string().optional() });

const problemOf = (status: number, body: unknown): Problem => {
  const own = problemSchema.safeParse(body);
  if (own.success) return { ...own.data, status };
  const { message, errorMessage } = gatewaySchema.safeParse(body).data ?? {};
  const title = STATUS_CODES[status] ?? `Status ${status}`;
  const detail = message ?? errorMessage;
  return { type: 'about:blank', title, status, ...(detail !== undefined && detail !== title && { detail }) };
};

/** Seconds or a date (RFC 9110) → milliseconds from now. */
export const retryAfterMs = (value: string | null, now: Date): number | undefined => {
  if (value === null) return undefined;
  const milliseconds = /^\d+$/.test(value.trim()) ? Number(value) * 1_000 : Date.parse(value) - now.getTime();
  return Number.isNaN(milliseconds) ? undefined : Math.max(0, milliseconds);
};

const PATIENCE: Readonly<Record<number, number>> = { 429: PATIENT, 500: BRISK, 502: BRISK, 503: PATIENT, 504: BRISK };

const hintOf = ({ status, headers }: RawAnswer, now: Date): RetryHint | undefined => {
  const attempts = PATIENCE[status];
  return attempts === undefined ? undefined : { attempts, afterMs: retryAfterMs(headers.get('retry-after'), now) };
};

const brokenContract = ({ name }: RouteDefinition, status: number, cause: unknown): Failure =>
  new Failure(
    {
      type: 'unexpected-answer',
      title: 'The API answered what its contract does not know.',
      status,
      detail: `${name}: ${cause instanceof z.ZodError ? z.prettifyError(cause) : 'a status or a body that is not in it'}`,
    },
    undefined,
    { cause },
  );

/** @throws Failure with the problem document, or when the answer is not one of the contract's */
export const readAnswer = <R extends RouteDefinition>(route: R, answer: RawAnswer, now: Date): ApiAnswer<R> => {
  const { status, headers, body } = answer;
  const parsed = route.responses[status]?.safeParse(body);
  if (parsed?.success) return { status, headers, body: parsed.data as ApiAnswer<R>['body'] };
  if (status >= 400) throw new Failure(problemOf(status, body), hintOf(answer, now));
  throw brokenContract(route, status, parsed?.error);
};
