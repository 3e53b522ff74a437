import { existsSync, readFileSync } from 'node:fs';
import * as z from 'zod';

const fields = {
  id: z.string(),
  name: z.string(),
  /** Seconds since the epoch. */
  start_time: z.number(),
  end_time: z.number().optional(),
  fault: z.boolean().optional(),
  error: z.boolean().optional(),
  annotations: z.record(z.string(), z.unknown()).optional(),
  metadata: z.record(z.string(), z.record(z.string(), z.unknown())).optional(),
};

type Fields = z.infer<z.ZodObject<typeof fields>>;

/** A segment or a part of one, as a function sends it to X-Ray's daemon. */
export type Segment = Fields & {
  readonly trace_id?: string | undefined;
  readonly parent_id?: string | undefined;
  readonly subsegments?: readonly Segment[] | undefined;
};

const segmentSchema: z.ZodType<Segment> = z.lazy(() =>
  z.object({
    ...fields,
    trace_id: z.string().optional(),
    parent_id: z.string().optional(),
    subsegments: z.array(segmentSchema).optional(),
  }),
);

const parse = (line: string): Segment[] => {
  try {
    const { data } = segmentSchema.safeParse(JSON.parse(line));
    return data === undefined ? [] : [data];
  } catch {
    return [];
  }
};

/** What the emulator's daemon wrote, a segment a line, the older file first; a line that was cut is left out. */
export const readSegments = (file: string): Segment[] =>
  [`${file}.1`, file]
    .filter(existsSync)
    .flatMap((one) => readFileSync(one, 'utf8').split('\n'))
    .flatMap((line) => (line === '' ? [] : parse(line)));
