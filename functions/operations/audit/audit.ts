import type { Bounds } from '#functions/operations/audit/bounds.ts';
import type { Evidence } from '#functions/operations/audit/evidence.ts';
import { type Joined, join } from '#functions/operations/audit/join.ts';
import { type Moment, momentOf, type Rule, type Violation } from '#functions/operations/audit/rule.ts';
import { rules } from '#functions/operations/audit/rules.ts';
import type { Finding } from '#functions/operations/domain/finding.ts';

/** Evidence that a rule cannot read is told as a finding of its kind: the other rules have their say all the same. */
const judge = ({ name, check }: Rule, evidence: Joined, moment: Moment): readonly Violation[] => {
  try {
    return check(evidence, moment);
  } catch (error) {
    return [
      {
        subject: name,
        rows: [],
        what: `It could not be judged: ${error instanceof Error ? error.message : String(error)}`,
        likelyCause: 'A row is not as its context writes it.',
        mend: 'Find the row among those that the rule is about, and restore it.',
      },
    ];
  }
};

/** Judges from what is committed alone: pure, and the same each time. */
export const audit = (evidence: Evidence, now: Date, bounds: Bounds): Finding[] => {
  const joined = join(evidence);
  const moment = momentOf(now, bounds);
  return rules.flatMap((rule) => judge(rule, joined, moment).map((violation) => ({ kind: rule.name, ...violation })));
};
