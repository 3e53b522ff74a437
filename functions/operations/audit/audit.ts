import type { Bounds } from '#functions/operations/audit/bounds.ts';
import type { Evidence } from '#functions/operations/audit/evidence.ts';
import { join } from '#functions/operations/audit/join.ts';
import { momentOf } from '#functions/operations/audit/rule.ts';
import { rules } from '#functions/operations/audit/rules.ts';
import type { Finding } from '#functions/operations/domain/finding.ts';

/** Judges from what is committed alone: pure, and the same each time. */
export const audit = (evidence: Evidence, now: Date, bounds: Bounds): Finding[] => {
  const joined = join(evidence);
  const moment = momentOf(now, bounds);
  return rules.flatMap(({ name, check }) => check(joined, moment).map((violation) => ({ kind: name, ...violation })));
};
