import { Argument, type Command } from 'commander';
import { getFaults, setFaults } from '#functions/operations/contract/fault-routes.ts';
import { type FaultSwitch, faultSwitchSchema } from '#functions/shared/runtime/faults/fault-switch.ts';
import { examples, share, wholeNumber } from '#scripts/shop/options.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { table } from '#scripts/shop/terminal/table.ts';

type Kind = FaultSwitch['kind'];
type Switches = readonly FaultSwitch[];

const sayFaults = ({ terminal: { say, paint } }: Session, switches: Switches): void => {
  const rows = switches.map(({ target, kind, rate, delayMs }) => [
    target,
    paint.yellow(kind),
    `${Number((rate * 100).toFixed(2))} %`,
    delayMs === undefined ? '' : `${delayMs} ms`,
  ]);
  say(...(rows.length === 0 ? ['no faults are switched on'] : table(rows)));
};

const list = async (session: Session): Promise<Outcome> => {
  const { body } = await session.api(getFaults);
  if (!body.available) session.terminal.note('This stage is deployed without faults.');
  sayFaults(session, body.switches);
  return { json: body };
};

/** All switches are set at once, unless another operator has changed them since they were read. */
const change = async (session: Session, next: (before: Switches) => FaultSwitch[]): Promise<Outcome> => {
  const { body: before, headers } = await session.api(getFaults);
  const ifMatch = headers.get('etag') ?? '';
  const { body } = await session.api(setFaults, { ifMatch, body: { switches: next(before.switches) } });
  sayFaults(session, body.switches);
  return { json: body };
};

const isAt = (target: string, kind?: Kind) => (fault: FaultSwitch) =>
  fault.target === target && (kind === undefined || fault.kind === kind);

type Delay = { readonly delay?: number };

const set = (session: Session, target: string, kind: Kind, rate: number, { delay }: Delay): Promise<Outcome> =>
  change(session, (before) => [
    ...before.filter((fault) => !isAt(target, kind)(fault)),
    { target, kind, rate, ...(delay !== undefined && { delayMs: delay }) },
  ]);

const clear = (session: Session, target: string | undefined): Promise<Outcome> =>
  change(session, (before) => (target === undefined ? [] : before.filter((fault) => !isAt(target)(fault))));

const addSet: AddCommand = (faults, shop) => {
  faults
    .command('set')
    .description('make something go wrong; functions follow within two seconds')
    .argument('<target>', 'a function (payments-tasks), an operation (AuthorisePayment), or * for all')
    .addArgument(new Argument('<kind>', 'what happens').choices(faultSwitchSchema.shape.kind.options))
    .argument('<rate>', 'share of calls: 0.1 or 10%', share)
    .option('--delay <ms>', 'for slow: by how much', wholeNumber(0, 60_000))
    .addHelpText('after', examples('faults set payments-tasks error-after 10%', "faults set '*' slow 0.5 --delay 800"))
    .action(shop.action(set));
};

export const addFaults: AddCommand = (parent, shop) => {
  const faults: Command = parent
    .command('faults')
    .helpCommand(false)
    .description('see and set what is made to go wrong (admin)')
    .addHelpText('after', examples('faults', 'faults set AuthorisePayment error-before 0.1', 'faults clear'));
  faults
    .command('list', { isDefault: true })
    .description('what is switched on')
    .addHelpText('after', examples('faults list --json'))
    .action(shop.action(list));
  addSet(faults, shop);
  faults
    .command('clear')
    .description('end all faults, or those of a target')
    .argument('[target]', 'as in set')
    .addHelpText('after', examples('faults clear', 'faults clear payments-tasks'))
    .action(shop.action(clear));
};
