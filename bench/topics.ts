import { bundles } from './bundles/topic.ts';
import { load } from './load/topic.ts';
import { memory } from './memory/topic.ts';
import type { Topic } from './report.ts';
import { startup } from './startup/topic.ts';
import { units } from './units/topic.ts';

export const topics: readonly Topic[] = [units, bundles, load, memory, startup];
