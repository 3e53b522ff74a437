import type { Segment } from '#scripts/watching/segments.ts';

/** One piece of work on an order's way: a request, a task, a relay's batch, a message. */
export type Step = {
  /** The context whose function it was. */
  readonly service: string;
  readonly operation: string;
  /** Seconds since the epoch. */
  readonly start: number;
  readonly end: number;
  readonly failed: boolean;
  readonly traceId: string;
  /** The calls that it made, by name, in order. */
  readonly calls: readonly { readonly name: string; readonly start: number; readonly end: number }[];
};

const withParts = (segment: Segment): Segment[] => [segment, ...(segment.subsegments ?? []).flatMap(withParts)];

const annotation = (segment: Segment, name: string): string | undefined => {
  const value = segment.annotations?.[name];
  return typeof value === 'string' ? value : undefined;
};

const publishedBy = (segment: Segment): { readonly correlationId?: unknown }[] =>
  Object.values(segment.metadata ?? {}).flatMap(({ published }) => (Array.isArray(published) ? published : []));

/**
 * By the correlation id where a segment carries it; a relay's batch, which may publish for several requests, by what it
 * published: there X-Ray itself lost the thread.
 */
const belongs =
  (correlationId: string) =>
  (segment: Segment): boolean =>
    annotation(segment, 'correlationId') === correlationId ||
    publishedBy(segment).some((event) => event.correlationId === correlationId);

const isCall = ({ name, annotations }: Segment): boolean =>
  annotations === undefined && !/^(##|Invocation|Initialization|Overhead)/.test(name);

const endOf = ({ start_time, end_time }: Segment): number => end_time ?? start_time;

const toStep =
  (byId: ReadonlyMap<string, Segment>) =>
  (segment: Segment): Step => {
    const parent = byId.get(segment.parent_id ?? '');
    const calls = withParts(segment).slice(1).filter(isCall);
    return {
      service: annotation(segment, 'Service') ?? (parent ?? segment).name.replace(/^## /, ''),
      operation: annotation(segment, 'operation') ?? 'publish',
      start: segment.start_time,
      end: endOf(segment),
      failed: segment.fault === true || segment.error === true,
      traceId: segment.trace_id ?? parent?.trace_id ?? '',
      calls: calls.map((call) => ({ name: call.name, start: call.start_time, end: endOf(call) })),
    };
  };

/** What was done for one request, from the first to the last, whatever function did it. */
export const journeyOf = (segments: readonly Segment[], correlationId: string): Step[] => {
  const byId = new Map(segments.flatMap(withParts).map((segment) => [segment.id, segment]));
  const seen = new Set<string>();
  const own = segments.flatMap(withParts).filter(belongs(correlationId));
  return own
    .filter(({ id }) => !seen.has(id) && seen.add(id))
    .map(toStep(byId))
    .sort((a, b) => a.start - b.start);
};
