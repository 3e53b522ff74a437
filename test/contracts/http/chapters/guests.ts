import { beginGuest } from '#functions/customers/contract/routes.ts';
import type { Book, Caller } from '#test/contracts/http/recorder.ts';

/** Somebody without an account, of whose beginning no example tells. */
export const newGuest = async ({ system }: Pick<Book, 'system'>): Promise<Caller & { readonly guestToken: string }> => {
  const { body } = await system.call('customers', { route: beginGuest });
  const { token } = body as { readonly token: string };
  return { as: 'guest', guestToken: token };
};
