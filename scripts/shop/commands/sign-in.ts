import { signIn, signOut } from '#functions/customers/contract/routes.ts';
import { collect } from '#scripts/shop/asking.ts';
import { Failure, slugOf, withHint } from '#scripts/shop/failure.ts';
import { examples } from '#scripts/shop/options.ts';
import {
  EMAIL,
  emailWanted,
  type PasswordOption,
  passwordOption,
  passwordWanted,
} from '#scripts/shop/people/ask-account.ts';
import { forgetGuest } from '#scripts/shop/people/claim.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';

type SignIn = PasswordOption & { readonly email?: string; readonly claim?: true };

const HINTS: Readonly<Record<string, (email: string) => string>> = {
  'account-not-confirmed': (email) => `npm run shop -- confirm --email ${email} (--resend mails another code)`,
  'password-reset-required': (email) => `npm run shop -- password forgot --email ${email}`,
};

const explained = (error: unknown, email: string): unknown => {
  const hint = HINTS[slugOf(error) ?? '']?.(email);
  return hint === undefined ? error : withHint(error, hint);
};

type Body = { readonly email: string; readonly password: string; readonly guestToken?: string };

const send = async ({ api }: Session, body: Body) => {
  try {
    return (await api(signIn, { body })).body;
  } catch (error) {
    throw explained(error, body.email);
  }
};

type Claimed = Awaited<ReturnType<typeof send>>['guest'];

const sayClaimed = ({ terminal: { say, note } }: Session, asked: boolean, claimed: Claimed): void => {
  if (claimed?.claimed) say("What you had as a guest is the account's now.");
  else if (claimed) note(`the guest could not be claimed: ${claimed.problem.split(':').at(-1)}`);
  else if (asked) note('there is no guest here to claim');
};

const enter = async (session: Session, { email: given, claim, ...options }: SignIn): Promise<Outcome> => {
  const wanted = { email: emailWanted(given), password: await passwordWanted(session, options) };
  const { email, password } = await collect(session, wanted);
  const account = session.account();
  const { guest } = account.read();
  const { accessToken, refreshToken, ...answer } = await send(session, {
    email,
    password,
    ...(claim && guest && { guestToken: guest.token }),
  });
  const tokens = { accessToken, refreshToken };
  account.change((kept) => {
    const { [kept.signedIn ?? '']: _, ...people } = kept.people;
    return { ...kept, signedIn: email, people: { ...people, [email]: tokens } };
  });
  if (answer.guest?.claimed) forgetGuest(account);
  session.terminal.say(`Signed in as ${email}.`);
  sayClaimed(session, claim === true, answer.guest);
  if (guest && !claim) session.terminal.note('what you had as a guest becomes yours by: npm run shop -- claim');
  return { json: { email, signedIn: true, ...(claim && { claimed: answer.guest?.claimed === true }) } };
};

const leave = async (session: Session, { guest: alsoGuest }: { readonly guest?: true }): Promise<Outcome> => {
  const { say, note } = session.terminal;
  const account = session.account();
  const { signedIn: email } = account.read();
  if (alsoGuest) forgetGuest(account);
  if (email === undefined) {
    say(alsoGuest ? 'The guest is forgotten.' : 'Nobody is signed in.');
    return { json: { signedOut: false } };
  }
  await session.api(signOut).catch((error: unknown) => {
    if (!(error instanceof Failure)) throw error;
    note(`the API could not be told (${error.problem.title}); here, you are signed out all the same`);
  });
  account.change(({ signedIn: _, people: { [email]: __, ...people }, ...kept }) => ({ ...kept, people }));
  say(`${email} is signed out, here and everywhere.`);
  return { json: { email, signedOut: true } };
};

export const addSignIn: AddCommand = (parent, shop) => {
  parent
    .command('sign-in')
    .description('sign in; from then on buying is done as this account')
    .option(EMAIL, 'of the account')
    .addOption(passwordOption())
    .option('--claim', 'make mine what I had as a guest')
    .addHelpText('after', examples('sign-in --email mary@example.com', 'sign-in --email mary@example.com --claim'))
    .action(shop.action(enter));
};

export const addSignOut: AddCommand = (parent, shop) => {
  parent
    .command('sign-out')
    .description('sign out, here and everywhere')
    .option('--guest', 'forget the guest too, and all that was not claimed')
    .addHelpText('after', examples('sign-out'))
    .action(shop.action(leave));
};
