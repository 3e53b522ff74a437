import type * as z from 'zod';
import { create as createApi } from '#functions/payments/handlers/api.ts';
import { WEBHOOK_SIGNATURE_HEADER } from '#functions/sandbox/contract/index.ts';
import { sign } from '#functions/sandbox/domain/webhook-signature.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { type Call, eventOf, lambdaContext } from '#test/support/builders/catalog/call.ts';
import { SECRET, type Shop, secretsOf } from '#test/support/builders/payments/shop.ts';

type Answered<R extends RouteDefinition> = {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly body: z.infer<R['responses'][keyof R['responses']]> & { readonly type?: string };
};

/** Payments' routes over the tables of a shop; each request has an idempotency key of its own unless it brings one. */
export const paymentsApi = (shopping: Shop, secrets = secretsOf(SECRET)) => {
  const { world, dynamo, lambda } = shopping;
  const api = createApi(world, { dynamo: dynamo.client, provider: lambda.client, secrets });
  let calls = 0;
  return async <R extends RouteDefinition>(route: R, call: Call = {}): Promise<Answered<R>> => {
    calls += 1;
    const headers = { ...(route.idempotent && { 'idempotency-key': `key-${calls}` }), ...call.headers };
    const answer = await api(eventOf(route, { ...call, headers }, `request-${calls}`), lambdaContext);
    const { statusCode = 0, headers: said = {}, body = 'null' } = answer;
    return { status: statusCode, headers: said, body: JSON.parse(body) };
  };
};

/** A webhook as the provider sends it, signed with the secret at the given time (ISO 8601). */
export const signedCall = (payload: string, secret: string, at: Date): Call => ({
  body: payload,
  headers: { [WEBHOOK_SIGNATURE_HEADER]: sign(payload, secret, Math.floor(at.getTime() / 1_000)) },
});
