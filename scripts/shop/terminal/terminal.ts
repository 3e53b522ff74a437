import colours from 'picocolors';
import { hasColours, type Sink } from '#scripts/shop/terminal/sink.ts';
import { createSpinner, type Spinner } from '#scripts/shop/terminal/spinner.ts';

export type Paint = ReturnType<typeof colours.createColors>;

/** What a command may do to the screen. */
export type Terminal = {
  readonly json: boolean;
  /** For lines that go to stdout. */
  readonly paint: Paint;
  /** A result, for people: nothing with --json. */
  readonly say: (...lines: readonly string[]) => void;
  /** How it goes, on stderr. */
  readonly note: (...lines: readonly string[]) => void;
  /** The one object of --json. */
  readonly answer: (value: object) => void;
  readonly spinner: Spinner;
};

type Screen = {
  readonly stdout: Sink;
  readonly stderr: Sink;
  readonly environment: Readonly<Record<string, string | undefined>>;
};

export const createTerminal = ({ stdout, stderr, environment }: Screen, json: boolean): Terminal => {
  const spinner = createSpinner(stderr);
  const dim = colours.createColors(hasColours(stderr, environment)).dim;
  const write = (sink: Sink, lines: readonly string[]) => {
    spinner.hide();
    for (const line of lines) sink.write(`${line}\n`);
  };
  return {
    json,
    paint: colours.createColors(hasColours(stdout, environment)),
    say: (...lines) => json || write(stdout, lines),
    note: (...lines) => write(stderr, lines.map(dim)),
    answer: (value) => json && write(stdout, [JSON.stringify(value)]),
    spinner,
  };
};
