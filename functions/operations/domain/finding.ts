import type { Instant } from '#functions/shared/kernel/clock.ts';
import { derivedId, type Id } from '#functions/shared/kernel/ids.ts';
import type { StoredTrace } from '#functions/shared/kernel/trace.ts';

/** Rows that do not agree, as one look at them shows it. */
export type Finding = {
  /** The rule that found it. */
  readonly kind: string;
  /** What it is about: an order, a SKU, a queue, …; a rule finds at most one thing about a subject. */
  readonly subject: string;
  /** The rows that disagree, as `<context>:<pk>/<sk>`. */
  readonly rows: readonly string[];
  /** The numbers, in a sentence. */
  readonly what: string;
  readonly likelyCause: string;
  /** The command that mends it. */
  readonly mend: string;
};

export type FindingId = Id<'fnd'>;

type State = { readonly status: 'open' } | { readonly status: 'closed'; readonly closedAt: Instant };

/** A finding over time: open from when it was first seen until an audit no longer sees it. */
export type KeptFinding = Finding &
  State & {
    readonly id: FindingId;
    readonly firstSeenAt: Instant;
    readonly lastSeenAt: Instant;
    /** Grows when it is opened or closed, which is also when it is `updatedAt`. */
    readonly version: number;
    readonly updatedAt: Instant;
    readonly trace: StoredTrace;
  };

export const findingId = ({ kind, subject }: Pick<Finding, 'kind' | 'subject'>): FindingId =>
  derivedId('fnd', kind, subject);

/** When an audit looked and what it belongs to. */
export type Look = { readonly at: Instant; readonly trace: StoredTrace };

/** Seen again while open, or raised: for the first time, or once more after it was closed. */
export const seen = (known: KeptFinding | undefined, finding: Finding, { at, trace }: Look): KeptFinding =>
  known?.status === 'open'
    ? { ...known, ...finding, lastSeenAt: at }
    : {
        ...finding,
        id: findingId(finding),
        status: 'open',
        firstSeenAt: at,
        lastSeenAt: at,
        version: (known?.version ?? 0) + 1,
        updatedAt: at,
        trace,
      };

/** No longer seen. */
export const closed = (known: KeptFinding, { at, trace }: Look): KeptFinding => ({
  ...known,
  status: 'closed',
  closedAt: at,
  version: known.version + 1,
  updatedAt: at,
  trace,
});
