import type { Claim } from '#functions/payments/application/record-webhook.ts';
import { InvalidSignature } from '#functions/payments/domain/errors.ts';
import type { ProviderIntent, ProviderStatus } from '#functions/payments/domain/provider-intent.ts';
import { judgeSignature } from '#functions/payments/domain/webhook-signature.ts';
import { type ReceivedWebhook, WEBHOOK_SIGNATURE_HEADER, webhookSchema } from '#functions/sandbox/contract/index.ts';
import { type Clock, epochSeconds } from '#functions/shared/kernel/clock.ts';
import { InvalidRequest, MalformedJson } from '#functions/shared/runtime/api/errors.ts';

type Received = { readonly rawBody: string; readonly headers: Readonly<Record<string, string | undefined>> };

type Ports = { readonly secrets: () => Promise<readonly string[]>; readonly now: Clock };

const CLAIMS: Readonly<Record<string, Exclude<ProviderStatus, 'declined'>>> = {
  'intent.authorised': 'authorised',
  'intent.cancelled': 'cancelled',
  'intent.captured': 'captured',
  'intent.refunded': 'refunded',
};

const claimedBy = (type: string, intentId: string): ProviderIntent =>
  type === 'intent.declined'
    ? { intentId, status: 'declined', reason: 'card-declined' }
    : { intentId, status: CLAIMS[type] ?? 'requires_confirmation' };

const jsonOf = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new MalformedJson('The body could not be read as JSON.', {}, { cause });
  }
};

const parse = (rawBody: string): ReceivedWebhook => {
  const { success, data, error } = webhookSchema.safeParse(jsonOf(rawBody));
  if (!success) throw new InvalidRequest('The body is not a webhook.', {}, { cause: error });
  return data;
};

/**
 * What a webhook of the sandbox claims, once its signature proves who sent it: nothing of the body is read before.
 * Kinds that we do not know claim nothing.
 * @throws InvalidSignature, MalformedJson, InvalidRequest
 */
export const readSandboxWebhook =
  ({ secrets, now }: Ports) =>
  async ({ rawBody, headers }: Received): Promise<Claim> => {
    const verdict = judgeSignature({
      payload: rawBody,
      header: headers[WEBHOOK_SIGNATURE_HEADER] ?? '',
      secrets: await secrets(),
      now: epochSeconds(now()),
    });
    if (verdict !== 'valid') throw new InvalidSignature(`The signature is ${verdict}.`);
    const { type, data } = parse(rawBody);
    return { orderId: data.reference, intent: claimedBy(type, data.intentId) };
  };
