import picocolors from 'picocolors';

/** Where progress is told: a terminal can rewrite its last line, a file or a pipe cannot. */
export type Screen = { isTTY?: boolean; write(text: string): unknown };

/** @param milliseconds @returns such as 2.1 s */
export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

/** One line per step, with its time. */
export type Progress = {
  /** @param work what it resolves to is returned; `note` of it is shown behind the time */
  step<Result>(
    title: string,
    work: () => Promise<Result>,
    note?: (result: Result) => string | undefined,
  ): Promise<Result>;
  /** The time since the progress began. */
  total(): string;
};

const TITLE_WIDTH = 12;

const line = (mark: string, title: string, milliseconds: number, note: string): string =>
  `${mark} ${title.padEnd(TITLE_WIDTH)} ${seconds(milliseconds).padStart(7)}  ${note}`.trimEnd();

/**
 * Colours are for terminals alone: what is written to a file or a pipe stays plain, whatever the environment says.
 * @param now milliseconds from any beginning
 */
export const createProgress = (
  screen: Screen = process.stdout,
  now: () => number = () => performance.now(),
): Progress => {
  const begun = now();
  const colours = picocolors.createColors(screen.isTTY === true && picocolors.isColorSupported);
  const rewrite = screen.isTTY ? '\r\u001b[2K' : '';
  return {
    total: () => seconds(now() - begun),
    step: async (title, work, note) => {
      const stepBegun = now();
      if (screen.isTTY) screen.write(colours.dim(`… ${title}`));
      try {
        const result = await work();
        screen.write(
          `${rewrite}${line(colours.green('✓'), title, now() - stepBegun, colours.dim(note?.(result) ?? ''))}\n`,
        );
        return result;
      } catch (error) {
        screen.write(`${rewrite}${line(colours.red('✗'), title, now() - stepBegun, '')}\n`);
        throw error;
      }
    },
  };
};
