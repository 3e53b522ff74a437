/**
 * Why a buyer cancels: a choice and not a text, since it goes into events, the archive and the timeline, which are no
 * place for what people write about themselves.
 */
export const buyerReasons = ['changed-my-mind', 'ordered-by-mistake', 'too-slow', 'found-cheaper', 'other'] as const;

/** Why an operator does. */
export const operatorReasons = [...buyerReasons, 'customer-asked', 'fraud-suspected', 'stock-damaged'] as const;

/** What is kept when nobody gave one. */
export const NO_REASON = 'not-said';

export type CancelReason = (typeof operatorReasons)[number] | typeof NO_REASON;
