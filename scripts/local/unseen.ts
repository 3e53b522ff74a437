import type { LogLine } from './log-format.ts';

/** Reads on from the newest line, which is asked for again since others may bear the same millisecond. */
export const createUnseen = (from: number) => {
  let since = from;
  let atSince = new Map<string, number>();

  const keyOf = ({ functionName, message }: LogLine): string => `${functionName}\0${message}`;

  const isNew = (line: LogLine, left: Map<string, number>): boolean => {
    const times = line.timestamp === since ? (left.get(keyOf(line)) ?? 0) : 0;
    left.set(keyOf(line), times - 1);
    return times <= 0;
  };

  return {
    since: (): number => since,
    /** @param lines all since `since()`, oldest first @returns those that were not returned before */
    only: (lines: readonly LogLine[]): LogLine[] => {
      const left = new Map(atSince);
      const fresh = lines.filter((line) => isNew(line, left));
      const newest = lines.at(-1)?.timestamp ?? since;
      const atNewest = lines.filter(({ timestamp }) => timestamp === newest);
      atSince = new Map();
      for (const line of atNewest) atSince.set(keyOf(line), (atSince.get(keyOf(line)) ?? 0) + 1);
      since = newest;
      return fresh;
    },
  };
};
