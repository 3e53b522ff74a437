import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a webhook's time may be from ours, either way: replays of older ones are refused. */
export const TOLERANCE_SECONDS = 300;

export type SignatureVerdict = 'valid' | 'malformed' | 'stale' | 'forged';

type SignedMessage = {
  /** The body exactly as it came, before any parsing. */
  readonly payload: string;
  readonly header: string;
  /** Every secret in force: two while one replaces the other. */
  readonly secrets: readonly string[];
  /** Seconds since the epoch. */
  readonly now: number;
  readonly toleranceSeconds?: number;
};

const HEADER = /^t=(?<time>\d{1,12})(?<signatures>(?:,v1=[0-9a-f]{64})+)$/;

const digestOf = (payload: string, secret: string, timestamp: number): Buffer =>
  createHmac('sha256', secret).update(`${timestamp}.${payload}`).digest();

/**
 * @param timestamp seconds since the epoch
 * @returns the header `t=<seconds>,v1=<HMAC-SHA256 of "seconds.payload" in hex>`
 */
export const sign = (payload: string, secret: string, timestamp: number): string =>
  `t=${timestamp},v1=${digestOf(payload, secret, timestamp).toString('hex')}`;

const isSignedBy = (secrets: readonly string[], signatures: readonly Buffer[], payload: string, time: number) =>
  secrets.some((secret) => {
    const expected = digestOf(payload, secret, time);
    return signatures.some((signature) => timingSafeEqual(signature, expected));
  });

/** Whether one of the secrets signed exactly this payload, recently. A header may carry several signatures. */
export const verify = (message: SignedMessage): SignatureVerdict => {
  const { payload, header, secrets, now, toleranceSeconds = TOLERANCE_SECONDS } = message;
  const { time, signatures } = HEADER.exec(header)?.groups ?? {};
  if (time === undefined || signatures === undefined) return 'malformed';
  const digests = signatures.split(',v1=').slice(1);
  const candidates = digests.map((hex) => Buffer.from(hex, 'hex'));
  if (!isSignedBy(secrets, candidates, payload, Number(time))) return 'forged';
  return Math.abs(now - Number(time)) <= toleranceSeconds ? 'valid' : 'stale';
};
