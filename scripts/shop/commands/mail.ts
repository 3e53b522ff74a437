import { Failure } from '#scripts/shop/failure.ts';
import { examples, wholeNumber } from '#scripts/shop/options.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import type { Mail } from '#scripts/shop/system/mailbox.ts';
import { plain } from '#scripts/shop/terminal/sink.ts';

type Options = { readonly to?: string; readonly code?: true; readonly limit: number };

const isTo =
  (address: string | undefined) =>
  ({ to }: Mail): boolean =>
    address === undefined || to.some((one) => one.toLowerCase() === address.toLowerCase());

const sayMail = ({ terminal: { say, paint } }: Session, { at, to, subject, text }: Mail): void =>
  say(
    `${paint.dim(at.slice(0, 19).replace('T', ' '))}  ${plain(to.join(', '))}  ${paint.bold(plain(subject))}`,
    ...text.split('\n').map((line) => `  ${plain(line)}`),
  );

const noCode = (address: string | undefined): Failure =>
  new Failure({
    type: 'no-code',
    title: 'No mail has a code.',
    ...(address !== undefined && { detail: `to ${address}` }),
  });

const sayCode = ({ terminal: { say } }: Session, mails: readonly Mail[], address: string | undefined): Outcome => {
  const code = mails.find((mail) => mail.code !== undefined)?.code;
  if (code === undefined) throw noCode(address);
  say(code);
  return { json: { code } };
};

const mail = async (session: Session, { to, code, limit }: Options): Promise<Outcome> => {
  const mails = (await session.mails()).filter(isTo(to));
  if (code) return sayCode(session, mails, to);
  const shown = mails.slice(0, limit);
  for (const one of shown) sayMail(session, one);
  if (shown.length === 0) session.terminal.say('no mails');
  if (mails.length > shown.length) session.terminal.note(`${mails.length - shown.length} older: raise --limit`);
  return { json: { messages: shown } };
};

export const addMail: AddCommand = (parent, shop) => {
  parent
    .command('mail')
    .description("show the local system's mailbox, the newest mail first")
    .option('--to <address>', 'only what was sent to it')
    .option('--code', 'print the latest code and nothing else, for scripts')
    .option('--limit <count>', 'how many', wholeNumber(1, 1_000), 10)
    .addHelpText('after', examples('mail', 'mail --to mary@example.com --code'))
    .action(shop.action(mail));
};
