import { audit } from '#functions/operations/audit/audit.ts';
import type { Bounds } from '#functions/operations/audit/bounds.ts';
import type { Evidence } from '#functions/operations/audit/evidence.ts';
import type { Finding } from '#functions/operations/domain/finding.ts';

export type Patience = {
  /** How long what is under way may take to settle; milliseconds. */
  readonly waitMs: number;
  /** What is granted to a row's followers when the wait is over: 0 unless asked for. */
  readonly graceMs: number;
  readonly bounds: Bounds;
};

export type Ports = {
  readonly look: () => Promise<Evidence>;
  readonly now: () => Date;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

export type Judged = {
  readonly findings: readonly Finding[];
  /** Orders that are still within their bounds, and SKUs that change all the time. */
  readonly underWay: number;
  readonly evidence: Evidence;
};

const EVERY_MS = 1_000;

const underWayIn = ({ orders, moving }: Evidence): number =>
  orders.filter(({ status }) => status === 'PENDING' || status === 'CANCELLING').length + moving.size;

/** What another look could show otherwise: findings that a grace would excuse, and undecided orders. */
const maySettle = ({ findings, underWay, evidence }: Judged, now: Date, { bounds }: Patience): boolean =>
  underWay > 0 || findings.length > audit(evidence, now, bounds).length;

const judge = (evidence: Evidence, now: Date, { bounds, graceMs }: Patience): Judged => ({
  findings: audit(evidence, now, { ...bounds, graceMs }),
  underWay: underWayIn(evidence),
  evidence,
});

/** Looks, and looks again as long as something is under way and the wait is not over; then there is no excuse left. */
export const awaitSettled = async ({ look, now, sleep }: Ports, patience: Patience): Promise<Judged> => {
  const until = now().getTime() + patience.waitMs;
  for (;;) {
    const evidence = await look();
    const judged = judge(evidence, now(), patience);
    if (now().getTime() >= until || !maySettle(judged, now(), patience)) return judged;
    await sleep(EVERY_MS);
  }
};
