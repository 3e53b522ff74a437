const LF = 0x0a;

const lineEndsIn = (bytes: Buffer): number => {
  let count = 0;
  for (let at = bytes.indexOf(LF); at !== -1; at = bytes.indexOf(LF, at + 1)) count += 1;
  return count;
};

/** The bytes of a stream that are still needed, and the line and the column of the first of them. */
export const byteWindow = () => {
  let held: Buffer = Buffer.alloc(0);
  let line = 1;
  let column = 0;
  return {
    add: (chunk: Buffer) => {
      held = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
    },
    bytes: () => held,
    /** From 1. */
    line: () => line,
    /** Bytes since the line began. */
    column: () => column,
    drop: (count: number) => {
      const dropped = held.subarray(0, count);
      const lastEnd = dropped.lastIndexOf(LF);
      column = lastEnd === -1 ? column + count : count - lastEnd - 1;
      line += lineEndsIn(dropped);
      held = held.subarray(count);
    },
  };
};
