import { FindingRaised } from '#functions/operations/contract/events.ts';
import type { KeptFinding } from '#functions/operations/domain/finding.ts';
import { eventsFromStates } from '#functions/shared/events/events-from-states.ts';
import { body, type EventBody } from '#functions/shared/events/outgoing-event.ts';
import type { ToEvents } from '#functions/shared/events/relay.ts';

/** The sort key of findings' rows. */
export const FINDING = 'finding';

const raised = (before: KeptFinding | undefined, after: KeptFinding): EventBody[] => {
  if (after.status !== 'open' || before?.status === 'open') return [];
  const { id: findingId, kind, subject, rows, what, likelyCause, mend } = after;
  return [body(FindingRaised, { findingId, kind, subject, rows: [...rows], what, likelyCause, mend })];
};

/** Findings speak when they are raised; operators' actions say nothing to others. */
export const toEvents: ToEvents = (before, after) =>
  after.sk === FINDING
    ? eventsFromStates(before as KeptFinding | undefined, after as unknown as KeptFinding, raised)
    : [];
