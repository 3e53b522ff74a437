import { bundles } from './bundles/topic.ts';
import { renderReport } from './render.ts';
console.log(renderReport(bundles, await bundles.measure(console.error)));
