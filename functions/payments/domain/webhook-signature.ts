import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a webhook's time may be from ours, either way: what is older was recorded and sent again. */
export const TOLERANCE_SECONDS = 300;

export type SignatureVerdict = 'valid' | 'malformed' | 'forged' | 'stale';

export type SignedWebhook = {
  /** The bytes that were signed, before any parsing. */
  readonly payload: string;
  /** `t=<seconds since the epoch>,v1=<HMAC-SHA256 of "t.payload" in hex>`, with one `v1` per secret in force. */
  readonly header: string;
  readonly secrets: readonly string[];
  /** Seconds since the epoch. */
  readonly now: number;
};

const HEADER = /^t=(\d{1,12})((?:,v1=[0-9a-f]{64}){1,4})$/;

/** Whether a provider that shares a secret with us sent exactly this, just now. Stripe signs in the same way. */
export const judgeSignature = ({ payload, header, secrets, now }: SignedWebhook): SignatureVerdict => {
  const [, time = '', signatures = ''] = HEADER.exec(header) ?? [];
  if (time === '') return 'malformed';
  const given = signatures.split(',v1=').slice(1);
  const signedWith = (secret: string): boolean => {
    const expected = createHmac('sha256', secret).update(`${time}.${payload}`).digest();
    return given.some((signature) => timingSafeEqual(Buffer.from(signature, 'hex'), expected));
  };
  if (!secrets.some(signedWith)) return 'forged';
  return Math.abs(now - Number(time)) > TOLERANCE_SECONDS ? 'stale' : 'valid';
};
