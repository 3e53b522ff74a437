import { existsSync, readFileSync } from 'node:fs';
import type { Json } from '#scripts/contracts/openapi/json.ts';

/** One published envelope of each event that the tests' scenario brought about, by detail type. */
export type EventExamples = Readonly<Record<string, Json>>;

export const EVENT_EXAMPLES = 'docs/api/event-examples.json';

export const readEventExamples = (): EventExamples =>
  existsSync(EVENT_EXAMPLES) ? (JSON.parse(readFileSync(EVENT_EXAMPLES, 'utf8')) as EventExamples) : {};

export const eventExamplesText = (examples: EventExamples): string => `${JSON.stringify(examples, null, 2)}\n`;
