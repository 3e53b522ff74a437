import type { Command } from 'commander';
import { forgotPassword, resetPassword } from '#functions/customers/contract/routes.ts';
import { collect } from '#scripts/shop/asking.ts';
import { examples } from '#scripts/shop/options.ts';
import {
  CODE,
  codeWanted,
  EMAIL,
  emailWanted,
  type PasswordOption,
  passwordOption,
  passwordWanted,
} from '#scripts/shop/people/ask-account.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';

const forgot = async (session: Session, { email: given }: { readonly email?: string }): Promise<Outcome> => {
  const { email } = await collect(session, { email: emailWanted(given) });
  const { body } = await session.api(forgotPassword, { body: { email } });
  session.terminal.say(`If ${email} has an account, a mail with a code is on its way: npm run shop -- mail`);
  session.terminal.note(`then: npm run shop -- password reset --email ${email}`);
  return { json: { email, ...body } };
};

type Reset = PasswordOption & { readonly email?: string; readonly code?: string };

const reset = async (session: Session, { email: given, code: digits, ...options }: Reset): Promise<Outcome> => {
  const { email, code, password } = await collect(session, {
    email: emailWanted(given),
    code: codeWanted(digits),
    password: await passwordWanted(session, options, 'New password'),
  });
  const { body } = await session.api(resetPassword, { body: { email, code, password } });
  session.terminal.say(`The password of ${email} is the new one; whoever was signed in is signed out.`);
  return { json: { email, ...body } };
};

export const addPassword: AddCommand = (parent, shop) => {
  const password: Command = parent
    .command('password')
    .helpCommand(false)
    .description('set a new password when the old one is forgotten')
    .addHelpText('after', examples('password forgot --email mary@example.com', 'password reset'));
  password
    .command('forgot')
    .description('mail a code to set a new one with')
    .option(EMAIL, 'of the account')
    .addHelpText('after', examples('password forgot --email mary@example.com'))
    .action(shop.action(forgot));
  password
    .command('reset')
    .description('set a new one with the code of the mail')
    .option(EMAIL, 'of the account')
    .option(CODE, 'the six digits of the mail')
    .addOption(passwordOption())
    .addHelpText('after', examples('password reset --email mary@example.com --code 123456'))
    .action(shop.action(reset));
};
