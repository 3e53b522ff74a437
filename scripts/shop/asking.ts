import { Failure } from '#scripts/shop/failure.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { Complete } from '#scripts/shop/terminal/prompter.ts';

/** Something that a command cannot do without. */
export type Wanted = {
  /** How it is given on the command line: `--email <address>`. */
  readonly option: string;
  readonly question: string;
  readonly given?: string | undefined;
  /** Taken by whoever just presses enter, and with --yes. */
  readonly usual?: string | undefined;
  /** Typed without an echo. */
  readonly secret?: boolean;
  /** Nothing will do too. */
  readonly optional?: boolean;
  readonly complete?: Complete;
};

/** @param options how each could have been given */
export const missing = (options: readonly string[]): Failure =>
  new Failure({
    type: 'missing-options',
    title: 'Something is missing, and there is nobody to ask.',
    detail: options.join('\n'),
    missing: options.map((option) => option.split(' ')[0]),
  });

type Asker = Pick<Session, 'prompter' | 'terminal'>;

const isMissing = ({ given, optional }: Wanted): boolean => given === undefined && !optional;

const ask = async ({ prompter, terminal }: Asker, wanted: Wanted): Promise<string> => {
  if (wanted.given !== undefined || prompter === undefined) return wanted.given ?? '';
  const { question, usual, secret, optional, complete } = wanted;
  terminal.spinner.hide();
  const asked = usual ? `${question} [${usual}]:` : `${question}:`;
  for (;;) {
    const answer = secret ? await prompter.secret(asked) : await prompter.line(asked, complete);
    if (answer !== '') return answer;
    if (usual !== undefined || optional) return usual ?? '';
  }
};

/**
 * All that is wanted: as given, else as asked for at the terminal, in this order.
 * @throws Failure that names everything which is missing, where nobody can be asked
 */
export const collect = async <Name extends string>(
  asker: Asker,
  wanted: Readonly<Record<Name, Wanted>>,
): Promise<Record<Name, string>> => {
  const all = Object.entries(wanted) as [Name, Wanted][];
  const absent = all.filter(([, one]) => isMissing(one)).map(([, { option }]) => option);
  if (asker.prompter === undefined && absent.length > 0) throw missing(absent);
  const answers: [Name, string][] = [];
  for (const [name, one] of all) answers.push([name, await ask(asker, one)]);
  return Object.fromEntries(answers) as Record<Name, string>;
};

/** Nobody to ask is a no. */
export const agree = async ({ prompter, terminal }: Asker, question: string): Promise<boolean> => {
  terminal.spinner.hide();
  const answer = await prompter?.line(`${question} [y/N]`);
  return /^y(es)?$/i.test(answer ?? '');
};
