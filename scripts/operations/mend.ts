import { Command } from 'commander';
import { clientsOf } from '#scripts/operations/clients.ts';
import { recount } from '#scripts/operations/mend/recount.ts';
import { redrive } from '#scripts/operations/mend/redrive.ts';
import { MendRefused } from '#scripts/operations/mend/refuse.ts';
import { republish } from '#scripts/operations/mend/republish.ts';
import type { Bench } from '#scripts/operations/mend/rows.ts';
import { authorisePayment, releaseStock, undoPayment } from '#scripts/operations/mend/undo-order.ts';
import { withWhere } from '#scripts/operations/options.ts';
import { OTHERWISE, run } from '#scripts/operations/run.ts';
import { type Wanted, whereOf } from '#scripts/operations/where.ts';

type Mend = (bench: Bench, subject: string) => Promise<string>;

const MENDS: readonly (readonly [name: string, subject: string, description: string, mend: Mend])[] = [
  ['undo-payment', 'orderId', 'void or refund what the provider has for an order that came to nothing', undoPayment],
  ['authorise-payment', 'orderId', 'bring the payment of a confirmed order to where its provider is', authorisePayment],
  ['release-stock', 'orderId', 'give back what is held for an order that came to nothing', releaseStock],
  ['republish', 'id', 'publish what a row says happened once more', republish],
  ['recount', 'sku', 'set what is held and available to what follows from markers and reservations', recount],
  ['redrive', 'queue', 'send dead letters where they came from', redrive],
];

const perform = async (mend: Mend, subject: string, wanted: Wanted): Promise<void> => {
  const where = whereOf(wanted, process.env);
  try {
    console.log(await mend({ where, clients: clientsOf(where) }, subject));
  } catch (error) {
    if (!(error instanceof MendRefused)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = OTHERWISE;
  }
};

const program = new Command('mend')
  .description('Mends what the auditor found. Every finding names the command that mends it.')
  .addHelpText('after', '\nExit codes: 0 done, 2 refused with nothing changed, 1 failed.');

for (const [name, subject, description, mend] of MENDS)
  withWhere(program.command(name).description(description).argument(`<${subject}>`)).action(
    (about: string, wanted: Wanted) => perform(mend, about, wanted),
  );

await run(program, process.argv.slice(2));
