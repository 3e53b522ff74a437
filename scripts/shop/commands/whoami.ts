import { getMe } from '#functions/customers/contract/routes.ts';
import { examples } from '#scripts/shop/options.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';

const whoami = async ({ api, account, terminal: { say, note } }: Session): Promise<Outcome> => {
  const { read, where, buyer } = account();
  const email = buyer();
  const { signedIn, guest } = read();
  const { body } = await api(getMe);
  const isDemo = email !== signedIn;
  say(isDemo ? `${email} (the demo login)` : email);
  if (guest) note(`there is a guest here too, until ${guest.expiresAt.slice(0, 10)}: --guest`);
  return { json: { email, id: body.id, demo: isDemo, guest: guest !== undefined, api: where.apiUrl } };
};

export const addWhoami: AddCommand = (parent, shop) => {
  parent
    .command('whoami')
    .description('as whom I buy')
    .addHelpText('after', examples('whoami', 'whoami --as admin'))
    .action(shop.action(whoami));
};
