import { heldAmount, type Intent } from '#functions/sandbox/domain/intent.ts';

/** What the provider's ledger says of some intents, in minor units. */
export type Money = { readonly held: number; readonly captured: number; readonly refunded: number };

const sumOf = (intents: readonly Intent[], amount: (intent: Intent) => number): number =>
  intents.reduce((sum, intent) => sum + amount(intent), 0);

export const moneyOf = (intents: readonly Intent[]): Money => ({
  held: sumOf(intents, heldAmount),
  captured: sumOf(intents, ({ amountCaptured }) => amountCaptured),
  refunded: sumOf(intents, ({ amountRefunded }) => amountRefunded),
});

/** Money of the buyer is held, or was taken and not given back. */
export const isLive = (intent: Intent): boolean =>
  heldAmount(intent) > 0 || intent.amountCaptured > intent.amountRefunded;

export const inWords = ({ held, captured, refunded }: Money): string =>
  `held ${held}, captured ${captured}, refunded ${refunded}`;
