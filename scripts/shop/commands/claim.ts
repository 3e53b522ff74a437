import { claimGuest } from '#functions/customers/contract/routes.ts';
import { Failure } from '#scripts/shop/failure.ts';
import { examples } from '#scripts/shop/options.ts';
import { forgetGuest } from '#scripts/shop/people/claim.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';

const noGuest = (): Failure =>
  new Failure({ type: 'no-guest', title: 'There is no guest here to claim.', hint: 'Guests begin with --guest.' });

const claim = async (session: Session): Promise<Outcome> => {
  const account = session.account();
  const { guest } = account.read();
  if (guest === undefined) throw noGuest();
  const { body } = await session.api(claimGuest, { body: { guestToken: guest.token } });
  forgetGuest(account);
  session.terminal.say(`What you had as a guest is ${account.buyer()}'s now: cart and orders follow within seconds.`);
  return { json: { ...body, email: account.buyer() } };
};

export const addClaim: AddCommand = (parent, shop) => {
  parent
    .command('claim')
    .description('make mine what I had as a guest: cart and orders')
    .addHelpText('after', examples('claim'))
    .action(shop.action(claim));
};
