import * as z from 'zod';
import { defineEvent } from '#functions/shared/events/define-event.ts';

export const FindingRaised = defineEvent({
  context: 'operations',
  name: 'FindingRaised',
  version: 1,
  summary: 'The auditor found rows that do not agree; published once, until the finding is closed and comes back.',
  data: z.object({
    findingId: z.string(),
    /** The rule that found it. */
    kind: z.string(),
    /** What it is about: an order, a SKU, a queue, … */
    subject: z.string(),
    /** The rows that disagree, as `<context>:<pk>/<sk>`. */
    rows: z.array(z.string()),
    what: z.string(),
    likelyCause: z.string(),
    /** The command that mends it. */
    mend: z.string(),
  }),
});

export const operationsEvents = [FindingRaised] as const;
