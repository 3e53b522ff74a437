import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Mutation } from '#scripts/prove/mutation.ts';
import { mutated } from '#scripts/prove/mutation.ts';
import { runTest, type Verdict } from '#scripts/prove/run-test.ts';

/** What became of a mutation: killed is what one wants; stale: the code is written differently now. */
export type Outcome = { readonly mutation: Mutation; readonly fate: 'killed' | 'survived' | 'broken' | 'stale' };

const FATES: Readonly<Record<Verdict, Outcome['fate']>> = { failed: 'killed', passed: 'survived', broken: 'broken' };

/** Takes one check out of the copy, runs the test that must notice, and puts the check back. */
export const prove = async (directory: string, mutation: Mutation): Promise<Outcome> => {
  const file = join(directory, mutation.file);
  const sound = readFileSync(file, 'utf8');
  try {
    writeFileSync(file, mutated(sound, mutation));
  } catch {
    return { mutation, fate: 'stale' };
  }
  try {
    return { mutation, fate: FATES[await runTest(directory, mutation)] };
  } finally {
    writeFileSync(file, sound);
  }
};

/** Tests that fail without any mutation prove nothing. @returns those */
export const failingAnyway = async (directory: string, all: readonly Mutation[]): Promise<string[]> => {
  const failing: string[] = [];
  for (const test of new Set(all.map((mutation) => mutation.test)))
    if ((await runTest(directory, { test })) !== 'passed') failing.push(test);
  return failing;
};
