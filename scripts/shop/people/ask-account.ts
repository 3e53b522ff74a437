import { Option } from 'commander';
import type { Wanted } from '#scripts/shop/asking.ts';
import type { Session } from '#scripts/shop/session.ts';

export const EMAIL = '--email <address>';

export const emailWanted = (given: string | undefined): Wanted => ({ option: EMAIL, question: 'E-mail', given });

export const CODE = '--code <digits>';

export const codeWanted = (given: string | undefined): Wanted => ({
  option: CODE,
  question: 'Code of the mail',
  given,
});

/** The environment's name for a password that is neither typed nor piped. */
const VARIABLE = 'BAZAAR_PASSWORD';

export type PasswordOption = { readonly passwordStdin?: true };

/** Never as an argument: those are in the list of processes and in the shell's history. */
export const passwordOption = (): Option =>
  new Option('--password-stdin', `read the password from stdin (or set ${VARIABLE}; else it is asked for)`);

export const passwordWanted = async (
  { readInput, environment }: Pick<Session, 'readInput' | 'environment'>,
  { passwordStdin }: PasswordOption,
  question = 'Password',
): Promise<Wanted> => ({
  option: `--password-stdin (or the variable ${VARIABLE})`,
  question,
  given: passwordStdin ? (await readInput()).replace(/\r?\n$/, '') : environment[VARIABLE],
  secret: true,
});
