import { existsSync } from 'node:fs';
import { Command, Option } from 'commander';
import pc from 'picocolors';
import { dollarsPerMillion, itemsOf } from '#bench/units/cost.ts';
import { measureCheckout } from '#bench/units/measure-checkout.ts';
import { ASSEMBLY, synthesise } from '#scripts/account/cdk.ts';
import { soOf } from '#scripts/account/preflight.ts';
import { uncounted } from '#scripts/cost/free-when-idle.ts';
import { charge, idleLines } from '#scripts/cost/idle.ts';
import { renderIdle } from '#scripts/cost/render.ts';
import { templatesOf } from '#scripts/cost/templates.ts';

type Options = {
  readonly stage: string;
  readonly actual?: boolean;
  readonly synth: boolean;
  readonly profile?: string;
};

const program = new Command('npm run cost --')
  .description('What a stage costs: idle, from its synthesised templates; and a thousand orders, from counted calls.')
  .addOption(new Option('--stage <stage>', 'which stage').choices(['dev', 'prod']).makeOptionMandatory())
  .option('--actual', 'ask Cost Explorer for the last 30 days instead (each question costs a cent)')
  .option('--profile <profile>', 'the profile of your AWS configuration, for --actual')
  .option('--no-synth', `take the templates that are in ${ASSEMBLY}`);

const PARTS = [
  ['checkout', 'checkout set, up to CONFIRMED'],
  ['after', 'after it: reservations, deadline'],
  ['archive', 'archive'],
  ['door', 'front door: the POST'],
] as const;

/** Dollars per million and per thousand are the same figures, three digits apart. */
const THOUSANDS = 1_000;

const tellOrders = async (): Promise<void> => {
  const items = itemsOf(await measureCheckout());
  console.log(pc.bold('\nA thousand orders of three lines'));
  for (const [part, what] of PARTS) {
    const dollars = dollarsPerMillion(items.filter((item) => item.part === part)) / THOUSANDS;
    console.log(`  ${what.padEnd(40)} $${dollars.toFixed(4)}`);
  }
  console.log(`  ${'in all'.padEnd(40)} $${(dollarsPerMillion(items) / THOUSANDS).toFixed(4)}`);
  console.log(
    "  counted at the SDK's edge, item by item: npm run bench -- units. Not in it: status polls, Cognito, logs, the provider's fee.",
  );
};

const tellActual = async (stage: string): Promise<void> => {
  const { actualCost } = await import('#scripts/cost/actual.ts');
  const costs = await actualCost(stage, new Date()).catch((error: unknown) => {
    throw new Error(`Cost Explorer was not asked: ${soOf(error)}.`);
  });
  console.log(pc.bold(`The last 30 days of stage ${stage}, as Cost Explorer has it`));
  if (costs.length === 0)
    console.log('  nothing: is the tag `stage` activated as a cost allocation tag (Billing → Cost allocation tags)?');
  for (const { service, dollars } of costs) console.log(`  ${service.padEnd(40)} $${dollars.toFixed(2)}`);
};

const tell = async ({ stage, actual, synth, profile }: Options): Promise<void> => {
  if (profile !== undefined) process.env.AWS_PROFILE = profile;
  if (actual) return tellActual(stage);
  if (synth || !existsSync(ASSEMBLY))
    if (!(await synthesise(stage))) throw new Error('The stage could not be synthesised.');
  const resources = templatesOf(ASSEMBLY, stage).flatMap((one) => one.resources);
  console.log(pc.bold(`Stage ${stage}`));
  console.log(renderIdle(charge(idleLines(resources))));
  const unknown = uncounted(resources);
  if (unknown.length > 0) console.log(`  not counted: ${unknown.join(', ')}`);
  await tellOrders();
};

await tell(program.parse().opts<Options>()).catch((error: unknown) => {
  console.error(pc.red(error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error)));
  process.exitCode = 1;
});
