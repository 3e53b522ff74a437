import { confirmSignUp, resendConfirmation, signUp } from '#functions/customers/contract/routes.ts';
import { collect } from '#scripts/shop/asking.ts';
import { Failure } from '#scripts/shop/failure.ts';
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

type SignUp = PasswordOption & { readonly email?: string };

const differ = (): Failure => new Failure({ type: 'usage', title: 'The two passwords are not the same.' });

/** Who types without seeing it types twice. */
const checkTwice = async ({ prompter }: Session, password: string): Promise<void> => {
  if ((await prompter?.secret('Again:')) !== password) throw differ();
};

const register = async (session: Session, { email: given, ...options }: SignUp): Promise<Outcome> => {
  const wanted = await passwordWanted(session, options);
  const { email, password } = await collect(session, { email: emailWanted(given), password: wanted });
  if (wanted.given === undefined) await checkTwice(session, password);
  const { body } = await session.api(signUp, { body: { email, password } });
  session.terminal.say(`If ${email} has no account yet, a mail with a code is on its way: npm run shop -- mail`);
  session.terminal.note(`then: npm run shop -- confirm --email ${email}`);
  return { json: { email, ...body } };
};

type Confirm = { readonly email?: string; readonly code?: string; readonly resend?: true };

const resend = async (session: Session, email: string): Promise<Outcome> => {
  const { body } = await session.api(resendConfirmation, { body: { email } });
  session.terminal.say(`If ${email} waits for a code, a new one is on its way.`);
  return { json: { email, ...body } };
};

const confirm = async (session: Session, { email: given, code: digits, resend: again }: Confirm): Promise<Outcome> => {
  if (again) return resend(session, (await collect(session, { email: emailWanted(given) })).email);
  const { email, code } = await collect(session, { email: emailWanted(given), code: codeWanted(digits) });
  const { body } = await session.api(confirmSignUp, { body: { email, code } });
  session.terminal.say(`${email} is confirmed.`);
  session.terminal.note(`now: npm run shop -- sign-in --email ${email}`);
  return { json: { email, ...body } };
};

export const addSignUp: AddCommand = (parent, shop) => {
  parent
    .command('sign-up')
    .description('make an account; a mail brings a code to confirm it with')
    .option(EMAIL, 'of whoever signs up')
    .addOption(passwordOption())
    .addHelpText(
      'after',
      examples('sign-up --email mary@example.com', 'sign-up --email mary@example.com --password-stdin < secret'),
    )
    .action(shop.action(register));
};

export const addConfirm: AddCommand = (parent, shop) => {
  parent
    .command('confirm')
    .description('confirm an account with the code of the mail')
    .option(EMAIL, 'of the account')
    .option(CODE, 'the six digits of the mail')
    .option('--resend', 'mail another code instead')
    .addHelpText('after', examples('confirm --email mary@example.com --code 123456'))
    .action(shop.action(confirm));
};
