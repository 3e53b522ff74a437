import { errorSlug } from '#functions/shared/kernel/domain-error.ts';

/** An error as a state machine's catcher hands it over. */
export type Failure = { readonly Error: string; readonly Cause?: string | undefined };

/** The refusals that a buyer is told by name; anything else is our trouble. */
const TOLD = ['OutOfStock', 'PaymentDeclined', 'InsufficientFunds', 'UnknownPaymentMethod'];

const messageOf = (cause: string | undefined): string => {
  try {
    return String((JSON.parse(cause ?? '{}') as { errorMessage?: unknown }).errorMessage ?? '');
  } catch {
    return cause ?? '';
  }
};

/** The error's own name. Some emulators report only the message, which begins with it. */
export const errorNameOf = ({ Error: name, Cause }: Failure): string => {
  const [, named] = /^([A-Z][A-Za-z]+): /.exec(messageOf(Cause)) ?? [];
  return named ?? name;
};

/** The stable reason on a rejected order: `out-of-stock`, `payment-declined`, …, else `checkout-failed`. */
export const rejectionReason = (failure: Failure): string => {
  const name = errorNameOf(failure);
  return TOLD.includes(name) ? errorSlug(name) : 'checkout-failed';
};
