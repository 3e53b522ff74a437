import { Command, Option } from 'commander';
import { addComplete } from '#scripts/shop/commands/completion.ts';
import { commands } from '#scripts/shop/commands.ts';
import { examples } from '#scripts/shop/options.ts';
import type { Ports } from '#scripts/shop/ports.ts';
import type { Shop } from '#scripts/shop/shop.ts';

const ABOUT = `
Exit codes: 0 done (an order: CONFIRMED), 2 decided otherwise, 1 failed.
In scripts use npm's silent mode, so that the object is all there is on stdout:
  npm run -s shop -- orders --json | jq '.items[].status'`;

/** The command line; `exitOverride` lets `runShop` decide what becomes of errors. */
export const createProgram = (ports: Ports, shop: Shop): Command => {
  const program = new Command('shop')
    .usage('<command> [options]     (npm run shop -- <command> [options])')
    .description("Bazaar's shop at the terminal: buy, and look after the shop.")
    .option('--json', 'print exactly one JSON object on stdout, and nothing else there')
    .option('--api <url>', "address of the API (default: the local system's)")
    .addOption(
      new Option(
        '--as <who>',
        'act as the demo buyer or the demo admin (default: who has signed in, else as the command needs)',
      ).choices(['buyer', 'admin']),
    )
    .option('--direct', 'invoke the API functions themselves: for a stage without its edge (docs/localstack.md)')
    .helpCommand(false)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({ writeOut: (text) => ports.stdout.write(text), writeErr: (text) => ports.stderr.write(text) })
    .showHelpAfterError('(shop --help tells how; so does --help behind any command)')
    .exitOverride()
    .addHelpText('after', ABOUT)
    .addHelpText(
      'after',
      examples('products --query mug', 'cart add KIT-SKILLET-20-CM 2', 'checkout', 'orders', 'health'),
    );
  for (const [heading, group] of Object.entries(commands)) {
    program.commandsGroup(heading);
    for (const add of group) add(program, shop);
  }
  addComplete(program, ports);
  return program;
};
