import type { Meta } from '#functions/shared/events/envelope.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import type { World } from '#functions/shared/runtime/world.ts';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;
const XRAY = /Root=1-([0-9a-f]{8})-([0-9a-f]{24})(?:;Parent=([0-9a-f]{16}))?(?:.*?;Sampled=([01]))?/;

const hex = (bytes: Uint8Array): string => Buffer.from(bytes).toString('hex');

const newTraceparent = ({ randomBytes }: World): string => `00-${hex(randomBytes(16))}-${hex(randomBytes(8))}-01`;

/** `Root=1-5759e988-…;Parent=…;Sampled=1` → `00-5759e988…-…-01`; undefined when it is not such a header. */
export const fromXRay = (header: string | undefined): string | undefined => {
  const [, epoch, rest, parent, sampled] = XRAY.exec(header ?? '') ?? [];
  return epoch && rest && parent ? `00-${epoch}${rest}-${parent}-0${sampled ?? '1'}` : undefined;
};

/** The other way, for PutEvents' `TraceHeader`. */
export const toXRay = (traceparent: string): string | undefined => {
  const [, trace, span, flags] = TRACEPARENT.exec(traceparent) ?? [];
  return trace && `Root=1-${trace.slice(0, 8)}-${trace.slice(8)};Parent=${span};Sampled=${flags === '00' ? 0 : 1}`;
};

export const xrayHeader = (world: World): string | undefined => world.environment._X_AMZN_TRACE_ID;

/** X-Ray's trace where it runs, else the caller's `traceparent`, else a new one. */
export const beginTrace = (
  world: World,
  requestId: string,
  headers: Record<string, string | undefined> = {},
): Trace => ({
  correlationId: requestId,
  causationId: requestId,
  traceparent: fromXRay(xrayHeader(world)) ?? TRACEPARENT.exec(headers.traceparent ?? '')?.[0] ?? newTraceparent(world),
});

/** Keeps the trace id and takes this invocation as the parent of what follows. */
export const continueTrace = (world: World, trace: Trace): Trace => {
  const [, traceId, , flags] = TRACEPARENT.exec(trace.traceparent) ?? [];
  const [, , span] = TRACEPARENT.exec(fromXRay(xrayHeader(world)) ?? '') ?? [];
  return traceId && span ? { ...trace, traceparent: `00-${traceId}-${span}-${flags}` } : trace;
};

export const traceOfEvent = (world: World, meta: Meta): Trace =>
  continueTrace(world, { correlationId: meta.correlationId, causationId: meta.id, traceparent: meta.traceparent });
