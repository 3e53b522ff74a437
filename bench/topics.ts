import { bundles } from './bundles/topic.ts';
import { catalogueBench } from './catalogue/topic.ts';
import { dev } from './dev/topic.ts';
import { importing, importingLarge } from './import/topic.ts';
import { load } from './load/topic.ts';
import { memory } from './memory/topic.ts';
import type { Topic } from './report.ts';
import { search } from './search/topic.ts';
import { startup } from './startup/topic.ts';
import { units } from './units/topic.ts';

export const topics: readonly Topic[] = [
  units,
  bundles,
  catalogueBench,
  importing,
  load,
  dev,
  memory,
  startup,
  search,
  importingLarge,
];
