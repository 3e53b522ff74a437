import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { Failure } from '#scripts/shop/failure.ts';

/** What may stand in the place of what is typed so far. */
export type Complete = (typed: string) => Promise<readonly string[]>;

/** Asks whoever sits at the terminal. */
export type Prompter = {
  /** One line, trimmed. @throws Failure when it is interrupted */
  readonly line: (question: string, complete?: Complete) => Promise<string>;
  /** The same without an echo. */
  readonly secret: (question: string) => Promise<string>;
};

const stopped = (): Failure =>
  new Failure({ type: 'interrupted', title: 'Stopped before it was done.', hint: 'Nothing more was asked for.' });

const completerOf =
  (complete: Complete) =>
  async (typed: string): Promise<[string[], string]> => {
    try {
      return [[...(await complete(typed))], typed];
    } catch {
      return [[], typed];
    }
  };

type Asking = { readonly question: string; readonly complete?: Complete | undefined };

/** A reader that is closed (Ctrl-C, Ctrl-D) would leave its question without an answer for ever. */
const ask = async (
  input: NodeJS.ReadableStream,
  output: NodeJS.WritableStream,
  { question, complete }: Asking,
): Promise<string> => {
  const completer = complete && { completer: completerOf(complete) };
  const reader = createInterface({ input, output, terminal: true, ...completer });
  const closed = new Promise<never>((_, reject) => {
    reader.once('close', () => reject(stopped()));
    reader.once('SIGINT', () => {
      output.write('\n');
      reader.close();
    });
  });
  try {
    return await Promise.race([reader.question(question), closed]);
  } finally {
    reader.close();
  }
};

const nowhere = (): Writable => new Writable({ write: (_chunk, _encoding, done) => done() });

/** Questions go to `output` (stderr), so that stdout keeps its one object. */
export const createPrompter = (input: NodeJS.ReadableStream, output: NodeJS.WritableStream): Prompter => ({
  line: async (question, complete) => (await ask(input, output, { question: `${question} `, complete })).trim(),
  secret: async (question) => {
    output.write(`${question} `);
    try {
      return await ask(input, nowhere(), { question: '' });
    } finally {
      output.write('\n');
    }
  },
});
