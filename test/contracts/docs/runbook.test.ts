import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { rules } from '#functions/operations/audit/rules.ts';
import { code, headingsOf, readDoc, rowsOf, sectionOf } from '#test/contracts/docs/markdown.ts';

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

  it('explains every kind of finding', () => {
    const explained = rowsOf(sectionOf(readDoc(DOC), 'Findings'));
    expect(explained).toEqual(rules.map(({ name, promise }) => [code(name), promise]));
  });
});
