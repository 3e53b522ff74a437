import { describe, expect, it } from '@jest/globals';
import { uncounted } from '#scripts/cost/free-when-idle.ts';
import { charge, dollarsOf, idleLines } from '#scripts/cost/idle.ts';
import { everyStage, type Synthesised } from '#test/infra/synthesise.ts';

/** DESIGN.md: what a personal account may cost a month while nobody uses it. */
const MOST = 5;

const resourcesOf = (stacks: readonly Synthesised[] = []) =>
  stacks.flatMap(({ template }) => Object.values(template.Resources));

describe('a stage that nobody uses', () => {
  it('costs at most 5 dollars a month in a personal account', () => {
    expect(dollarsOf(charge(idleLines(resourcesOf(everyStage.dev))))).toBeLessThanOrEqual(MOST);
  });

  it.each(['dev', 'prod'])('has nothing in stage %s whose idle cost nobody has thought of', (stage) => {
    expect(uncounted(resourcesOf(everyStage[stage]))).toEqual([]);
  });
});
