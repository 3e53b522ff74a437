import type { Command } from 'commander';
import { DONE, type ExitCode } from '#scripts/shop/exit-codes.ts';
import type { Ports } from '#scripts/shop/ports.ts';
import { type GlobalOptions, openSession, type Session } from '#scripts/shop/session.ts';

/** How a command ended: the one object of --json, and the exit code where it is not that of success. */
export type Outcome = { readonly json: object; readonly exit?: ExitCode };

type Work<Given extends readonly unknown[]> = (session: Session, ...given: Given) => Promise<Outcome>;

/** Turns the work of a command into what commander calls: with its arguments, its options and itself. */
export type Shop = {
  readonly action: <Given extends readonly unknown[]>(work: Work<Given>) => (...given: unknown[]) => Promise<void>;
};

/** A command adds itself to its parent. */
export type AddCommand = (parent: Command, shop: Shop) => void;

export const createShop = (ports: Ports, exit: (code: ExitCode) => void): Shop => ({
  action:
    <Given extends readonly unknown[]>(work: Work<Given>) =>
    async (...given) => {
      const command = given.at(-1) as Command;
      const session = openSession(ports, command.optsWithGlobals<GlobalOptions>());
      try {
        const outcome = await work(session, ...(given.slice(0, -1) as unknown as Given));
        session.terminal.answer(outcome.json);
        exit(outcome.exit ?? DONE);
      } finally {
        session.terminal.spinner.hide();
      }
    },
});
