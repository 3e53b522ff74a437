import { InvalidArgumentError } from 'commander';

/** What the payment provider of laptops can be made to do, by the names of its magic tokens. */
export const PAYMENTS = [
  'approve',
  'decline',
  'decline-late',
  'insufficient-funds',
  'error',
  'error-once',
  'error-after',
  'timeout',
  'slow',
] as const;

/** `insufficient-funds` → `tok_insufficient_funds`; a token stays as it is. */
export const paymentMethod = (text: string): string => {
  if (text.startsWith('tok_')) return text;
  if ((PAYMENTS as readonly string[]).includes(text)) return `tok_${text.replaceAll('-', '_')}`;
  throw new InvalidArgumentError(`It must be a token (tok_…) or one of ${PAYMENTS.join(', ')}.`);
};
