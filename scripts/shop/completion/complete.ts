import type { Command } from 'commander';
import { candidatesFor } from '#scripts/shop/completion/candidates.ts';
import { LOOK_UPS } from '#scripts/shop/completion/look-up.ts';
import type { Ports } from '#scripts/shop/ports.ts';
import { openSession } from '#scripts/shop/session.ts';

/** What somebody who has pressed tab waits for. */
const BUDGET_MS = 1_500;

/** Nothing is tried again, nothing is told, and all ends together. */
const hasty = (ports: Ports): Ports => {
  const deadline = AbortSignal.timeout(BUDGET_MS);
  const nowhere = { write: () => {} };
  return {
    ...ports,
    stdout: nowhere,
    stderr: nowhere,
    prompter: undefined,
    sleep: () => Promise.reject(new Error('There is no time to try again.')),
    fetch: (url, init) =>
      ports.fetch(url, { ...init, signal: init.signal ? AbortSignal.any([init.signal, deadline]) : deadline }),
  };
};

const given = (words: readonly string[], option: string): string | undefined => words[words.indexOf(option) + 1];

const roleIn = (words: readonly string[]): { as?: 'buyer' | 'admin' } => {
  const as = words.includes('--as') ? given(words, '--as') : undefined;
  return as === 'buyer' || as === 'admin' ? { as } : {};
};

/** As whom and where the line which is being typed would be said. */
const optionsIn = (words: readonly string[]) => {
  const api = words.includes('--api') ? given(words, '--api') : undefined;
  if (words.includes('--guest')) return { guest: true as const, ...(api && { api }) };
  return { ...roleIn(words), ...(api && { api }) };
};

/** Words that may stand at the place of the last one. Never fails: what cannot be found out in time is left out. */
export const complete = async (program: Command, words: readonly string[], ports: Ports): Promise<string[]> => {
  const { words: known, kind } = candidatesFor(program, words);
  const found = [...known];
  if (kind !== undefined) {
    const session = openSession(hasty(ports), optionsIn(words));
    await LOOK_UPS[kind](session, (more) => found.push(...more)).catch(() => {});
  }
  const typed = (words.at(-1) ?? '').toLowerCase();
  return [...new Set(found)].filter((word) => word.toLowerCase().startsWith(typed));
};
