import { InvalidArgumentError } from 'commander';
import { collect } from '#scripts/shop/asking.ts';
import { PAYMENTS, paymentMethod } from '#scripts/shop/orders/payment-method.ts';
import type { Session } from '#scripts/shop/session.ts';

const USUAL = PAYMENTS[0];

const valid = (text: string): string | undefined => {
  try {
    return paymentMethod(text);
  } catch (error) {
    if (error instanceof InvalidArgumentError) return undefined;
    throw error;
  }
};

type Choice = { readonly payment?: string; readonly yes?: true };

/** The token given, with `yes` the usual one; else it is asked for, until it is one. */
export const askPayment = async (session: Session, { payment, yes }: Choice): Promise<string> => {
  if (payment !== undefined || yes) return payment ?? paymentMethod(USUAL);
  for (;;) {
    const { chosen } = await collect(session, {
      chosen: {
        option: '--payment <how>',
        question: 'How will you pay',
        usual: USUAL,
        complete: async (typed) => PAYMENTS.filter((name) => name.startsWith(typed)),
      },
    });
    const token = valid(chosen);
    if (token !== undefined) return token;
    session.terminal.note(`a token (tok_…) or one of: ${PAYMENTS.join(', ')}`);
  }
};
