import { WEBHOOK_PATH, WEBHOOK_SIGNATURE_HEADER } from '#functions/sandbox/contract/webhook.ts';
import { sign } from '#functions/sandbox/domain/webhook-signature.ts';
import { type Clock, epochSeconds } from '#functions/shared/kernel/clock.ts';

/** Answers with the HTTP status. */
export type Post = (url: string, headers: Record<string, string>, body: string) => Promise<number>;

export type DeliveryPorts = {
  readonly apiUrl: () => Promise<string>;
  readonly signingSecret: () => Promise<string>;
  readonly post: Post;
  readonly now: Clock;
};

class WebhookRefused extends Error {
  override readonly name = 'WebhookRefused';
}

/** @throws WebhookRefused unless the merchant answers 2xx */
export const deliverWebhook =
  ({ apiUrl, signingSecret, post, now }: DeliveryPorts) =>
  async (payload: string): Promise<void> => {
    const signature = sign(payload, await signingSecret(), epochSeconds(now()));
    const headers = { 'content-type': 'application/json', [WEBHOOK_SIGNATURE_HEADER]: signature };
    const status = await post(`${await apiUrl()}${WEBHOOK_PATH}`, headers, payload);
    if (status < 200 || status > 299) throw new WebhookRefused(`the merchant answered ${status}`);
  };
