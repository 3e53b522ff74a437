import { listParkedRecords, resendParkedRecord } from '#functions/operations/contract/parked-routes.ts';
import type { Api } from '#scripts/shop/api.ts';
import { DECIDED_OTHERWISE, DONE } from '#scripts/shop/exit-codes.ts';
import { slugOf, usage } from '#scripts/shop/failure.ts';
import { examples, wholeNumber } from '#scripts/shop/options.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { plain } from '#scripts/shop/terminal/sink.ts';
import { table } from '#scripts/shop/terminal/table.ts';

type Page = { readonly limit: number; readonly cursor?: string };

const parked = async ({ api, terminal: { say, note } }: Session, { limit, cursor }: Page): Promise<Outcome> => {
  const { body } = await api(listParkedRecords, { query: { limit, cursor } });
  const rows = body.items.map(({ key, parkedAt, reason }) => [key, parkedAt, plain(reason)]);
  say(...(rows.length === 0 ? ['nothing is parked'] : table(rows)));
  if (body.nextCursor !== undefined) note(`more: --cursor ${body.nextCursor}`);
  return { json: body };
};

const keysOf = async (api: Api): Promise<string[]> => {
  const keys: string[] = [];
  let cursor: string | undefined;
  do {
    const { body } = await api(listParkedRecords, { query: { limit: 100, cursor } });
    keys.push(...body.items.map(({ key }) => key));
    cursor = body.nextCursor;
  } while (cursor !== undefined);
  return keys;
};

type Resent = { readonly key: string; readonly published?: number; readonly stillParked?: true };

const resendOne = async ({ api, terminal: { say, paint } }: Session, key: string): Promise<Resent> => {
  try {
    const { body } = await api(resendParkedRecord, { body: { key } });
    say(`${paint.green('sent')}  ${key}  events: ${body.published}`);
    return { key, published: body.published };
  } catch (error) {
    if (slugOf(error) !== 'record-still-parked') throw error;
    say(`${paint.red('still parked')}  ${key}`);
    return { key, stillParked: true };
  }
};

const resend = async (session: Session, key: string | undefined, { all }: { all?: true }): Promise<Outcome> => {
  if ((key === undefined) !== (all === true)) throw usage('Name a key (see: parked), or say --all.');
  const keys = key === undefined ? await keysOf(session.api) : [key];
  const records: Resent[] = [];
  for (const one of keys) records.push(await resendOne(session, one));
  if (records.length === 0) session.terminal.say('nothing is parked');
  const stuck = records.some(({ stillParked }) => stillParked);
  return { json: { records }, exit: stuck ? DECIDED_OTHERWISE : DONE };
};

export const addParked: AddCommand = (parent, shop) => {
  parent
    .command('parked')
    .description('list changes that a relay could not publish (admin)')
    .option('--limit <count>', 'how many', wholeNumber(1, 100), 20)
    .option('--cursor <cursor>', 'where the page before ended')
    .addHelpText('after', examples('parked'))
    .action(shop.action(parked));
};

export const addResend: AddCommand = (parent, shop) => {
  parent
    .command('resend')
    .description('give a parked change to its relay again (admin)')
    .argument('[key]', 'parked/<context>/<number>.json')
    .option('--all', 'all that are parked')
    .addHelpText('after', examples('resend parked/orders/4212.json', 'resend --all'))
    .action(shop.action(resend));
};
