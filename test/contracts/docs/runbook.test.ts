import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { headingsOf, readDoc, sectionOf } from '#test/contracts/docs/markdown.ts';

const DOC = 'docs/runbook.md';

/** The headings that alarms name in the constructs and stacks. */
const named = [
  ...new Set(
    globSync('infra/**/*.ts').flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/runbook: '([^']+)'/g)].map(([, heading = '']) => heading),
    ),
  ),
].sort();

describe(DOC, () => {
  it.each(named.map((heading) => [heading]))('tells of the alarm "%s": meaning, looking, doing, the end', (heading) => {
    const chapter = sectionOf(readDoc(DOC), heading);
    for (const part of ['**Meaning.**', '**Look.**', '**Do.**', '**Over when.**']) expect(chapter).toContain(part);
  });

  it('has no chapter among the alarms that no alarm names', () => {
    expect(headingsOf(sectionOf(readDoc(DOC), 'Alarms')).sort()).toEqual(named);
  });
});
