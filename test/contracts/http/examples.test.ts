import { writeFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { EVENT_EXAMPLES, eventExamplesText, readEventExamples } from '#scripts/contracts/asyncapi/event-examples.ts';
import { EXAMPLES, examplesText, readExamples } from '#scripts/contracts/openapi/examples.ts';
import { tellScenario } from '#test/contracts/http/scenario.ts';

const told = await tellScenario();

// Set by `npm run contracts -- --examples`, which has no other way to run what only tests may import.
if (process.env.WRITE_EXAMPLES) {
  writeFileSync(EXAMPLES, examplesText(told.http));
  writeFileSync(EVENT_EXAMPLES, eventExamplesText(told.events));
}

describe('the examples of the documents', () => {
  it('are what the system answers', () => {
    expect(told.http).toEqual(readExamples());
  });

  it('are the events that it publishes', () => {
    expect(told.events).toEqual(readEventExamples());
  });

  it('have names of their own within their route', () => {
    const names = told.http.map(({ operationId, name }) => `${operationId} ${name}`);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });
});
