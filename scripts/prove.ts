import { resolve } from 'node:path';
import { Command } from 'commander';
import colours from 'picocolors';
import { copyOf } from '#scripts/prove/copy.ts';
import type { Mutation } from '#scripts/prove/mutation.ts';
import { mutations } from '#scripts/prove/mutations.ts';
import { failingAnyway, type Outcome, prove } from '#scripts/prove/prove.ts';

const ROOT = resolve(import.meta.dirname, '..');

type Options = { readonly only?: string };

const chosen = (set: string, { only = '' }: Options): readonly Mutation[] => {
  const all = mutations[set];
  if (all === undefined) throw new Error(`There is no set ${set}; there are: ${Object.keys(mutations).join(', ')}.`);
  const matching = all.filter(({ name, file, test }) => `${name} ${file} ${test}`.includes(only));
  if (matching.length === 0) throw new Error(`Nothing in ${set} matches ${only}.`);
  return matching;
};

const tell = ({ mutation, fate }: Outcome, number: number, of: number, seconds: number): void => {
  const mark = fate === 'killed' ? colours.green('killed  ') : colours.red(fate.padEnd(8));
  const where = fate === 'killed' ? '' : colours.dim(` (${mutation.file}; ${mutation.test})`);
  console.log(`${String(number).padStart(3)}/${of} ${mark} ${mutation.name}${where} ${colours.dim(`${seconds} s`)}`);
};

const proveAll = async (directory: string, wanted: readonly Mutation[]): Promise<number> => {
  const failing = await failingAnyway(directory, wanted);
  if (failing.length > 0)
    throw new Error(`These tests do not pass as it is, so they prove nothing: ${failing.join(', ')}`);
  let unproven = 0;
  for (const [index, mutation] of wanted.entries()) {
    const began = performance.now();
    const outcome = await prove(directory, mutation);
    if (outcome.fate !== 'killed') unproven += 1;
    tell(outcome, index + 1, wanted.length, Math.round((performance.now() - began) / 1_000));
  }
  console.log(`${wanted.length - unproven} of ${wanted.length} checks are needed by their tests.`);
  return unproven;
};

const run = async (set: string, options: Options): Promise<void> => {
  const wanted = chosen(set, options);
  const copy = copyOf(ROOT);
  const stop = () => {
    copy.remove();
    process.exit(130);
  };
  process.on('SIGINT', stop).on('SIGTERM', stop);
  try {
    process.exitCode = (await proveAll(copy.directory, wanted)) === 0 ? 0 : 1;
  } finally {
    copy.remove();
  }
};

await new Command('prove')
  .description('Takes each check out of a copy of the code in turn, and shows that its test fails without it.')
  .argument('[set]', `which checks: ${Object.keys(mutations).join(', ')}`, 'security')
  .option('--only <text>', 'only those whose name, file or test holds this')
  .addHelpText('after', '\nExit codes: 0 every check is needed, 1 one is not, or is written differently now.')
  .action(run)
  .parseAsync();
