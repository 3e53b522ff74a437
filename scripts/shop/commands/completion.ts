import { Argument, type Command } from 'commander';
import { complete } from '#scripts/shop/completion/complete.ts';
import { SCRIPTS, type Shell } from '#scripts/shop/completion/scripts.ts';
import { examples } from '#scripts/shop/options.ts';
import type { Ports } from '#scripts/shop/ports.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';

const completion = async ({ terminal: { say } }: Session, shell: Shell): Promise<Outcome> => {
  const script = SCRIPTS[shell]();
  say(script.trimEnd());
  return { json: { shell, script } };
};

export const addCompletion: AddCommand = (parent, shop) => {
  parent
    .command('completion')
    .description('print what makes a shell know `shop`, and complete its commands, options, SKUs and ids')
    .addArgument(new Argument('<shell>', 'which').choices(Object.keys(SCRIPTS)))
    .addHelpText('after', examples('completion bash', 'completion zsh --json'))
    .action(shop.action(completion));
};

/** What the shells' scripts ask for at each tab: a word a line, and nothing else whatever happens. */
export const addComplete = (program: Command, ports: Ports): void => {
  program
    .command('complete', { hidden: true })
    .argument('[words...]')
    .action(async (words: string[]) => {
      const found = await complete(program, words, ports);
      if (found.length > 0) ports.stdout.write(`${found.join('\n')}\n`);
    });
};
