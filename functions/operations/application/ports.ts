import type { Action } from '#functions/operations/domain/action.ts';
import type { FindingId, KeptFinding } from '#functions/operations/domain/finding.ts';
import type { ParkedRecord } from '#functions/shared/events/park.ts';
import type { Change, Relayed } from '#functions/shared/events/relay.ts';
import type { FaultSwitch } from '#functions/shared/runtime/faults/fault-switch.ts';

/** The last item of a page: where the next one begins. */
export type After = { readonly id: string; readonly at: string };
export type Asked = { readonly limit: number; readonly after?: After | undefined };
export type Page<Item> = { readonly items: readonly Item[]; readonly next?: After };

/** Throws when the context's own table does not answer. */
export type CheckTable = () => Promise<void>;

export type RecordAction = (action: Action) => Promise<void>;
export type ListActions = (asked: Asked) => Promise<Page<Action>>;

export type LoadFinding = (id: FindingId) => Promise<KeptFinding | undefined>;
/** Answers false when the row has moved on since `before` was read. */
export type SaveFinding = (before: KeptFinding | undefined, after: KeptFinding) => Promise<boolean>;
/** Open ones only, the newest first. */
export type ListFindings = (asked: Asked) => Promise<Page<KeptFinding>>;

/** What operators decided; functions follow by the parameter. */
export type DecidedFaults = { readonly version: number; readonly switches: readonly FaultSwitch[] };
export type LoadDecidedFaults = () => Promise<DecidedFaults>;
/** The decision and who made it, together; answers false when there is a later one than `version`. */
export type DecideFaults = (version: number, after: DecidedFaults, by: Action) => Promise<boolean>;

export type LoadFaults = () => Promise<readonly FaultSwitch[]>;
export type SaveFaults = (switches: readonly FaultSwitch[]) => Promise<void>;

/** Keys of parked records, those after `after` in the order of the bucket. */
export type ListParked = (asked: {
  readonly limit: number;
  readonly after?: string | undefined;
}) => Promise<readonly string[]>;
export type LoadParked = (key: string) => Promise<ParkedRecord | undefined>;
export type MoveParked = (from: string, to: string, record: ParkedRecord) => Promise<void>;

/** Gives a change to the relay of a context once more. */
export type AskRelay = (context: string, change: Change) => Promise<Relayed>;

/** One object of JSON Lines; the same key again replaces it. */
export type WriteArchive = (key: string, lines: readonly string[]) => Promise<void>;
