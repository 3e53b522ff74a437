import { Command, CommanderError } from 'commander';
import { renderReport } from './render.ts';
import { CannotMeasure, commandOf, isHeld, type Report, type Topic } from './report.ts';
import { howToStart, isUp } from './running-system.ts';
import { topics } from './topics.ts';

const HELD = 0;
const FAILED = 1;
const OVER_BUDGET = 2;

const tell = (line: string): void => void process.stderr.write(`${line}\n`);

const list = topics
  .map(({ name, about, needs }) => `  ${name.padEnd(9)} ${about}${needs === 'long' ? ' Only when named.' : ''}`)
  .join('\n');

const program = new Command('bench')
  .usage('[names…] [--json]     (npm run bench -- [names…])')
  .description('Measures Bazaar against the numbers that it holds.')
  .argument(
    '[names...]',
    'what to measure; without names all but the long one, and what needs a running system if one is up',
  )
  .option('--json', 'print exactly one JSON object on stdout')
  .helpCommand(false)
  .exitOverride()
  .addHelpText('after', `\nNames:\n${list}\n\nExit codes: 0 every number is held, 2 one is over its budget, 1 failed.`);

/** @throws CannotMeasure naming what there is */
const topicNamed = (name: string): Topic => {
  const topic = topics.find((one) => one.name === name);
  if (topic) return topic;
  throw new CannotMeasure(`There is no ${name}; there are ${topics.map((one) => one.name).join(', ')}.`);
};

const topicsToMeasure = async (names: readonly string[]): Promise<readonly Topic[]> => {
  if (names.length > 0) return [...new Set(names)].map(topicNamed);
  const up = await isUp();
  for (const topic of topics.filter(({ needs }) => needs === 'system' && !up))
    tell(`${topic.name} is left out: ${howToStart(commandOf(topic))}`);
  return topics.filter(({ needs }) => needs === 'nothing' || (needs === 'system' && up));
};

const run = async (names: readonly string[], json: boolean): Promise<number> => {
  const reports: [Topic, Report][] = [];
  for (const topic of await topicsToMeasure(names)) {
    const report = await topic.measure(tell);
    reports.push([topic, report]);
    if (!json) console.log(renderReport(topic, report));
  }
  const shown = reports.map(([topic, { tables, budgets }]) => ({
    topic: topic.name,
    command: commandOf(topic),
    tables,
    budgets: budgets.map((budget) => ({ ...budget, held: isHeld(budget) })),
  }));
  if (json)
    console.log(JSON.stringify({ measuredAt: new Date().toISOString(), node: process.version, reports: shown }));
  return reports.every(([, { budgets }]) => budgets.every(isHeld)) ? HELD : OVER_BUDGET;
};

const fail = (error: unknown): number => {
  if (error instanceof CommanderError) return error.exitCode === 0 ? HELD : FAILED;
  tell(error instanceof CannotMeasure ? `✗ ${error.message}` : String(error instanceof Error ? error.stack : error));
  return FAILED;
};

try {
  program.parse();
  process.exitCode = await run(program.args, program.opts<{ json?: boolean }>().json === true);
} catch (error) {
  process.exitCode = fail(error);
}
