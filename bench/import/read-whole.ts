import { importCatalogue } from '#functions/catalog/import/run/import-catalogue.ts';
import { openSeen } from '#functions/catalog/import/run/seen.ts';
import { unitsOf } from '#functions/catalog/import/run/units.ts';
import { loadMapping } from '#scripts/import/mapping/load-mapping.ts';
import { openFile } from '#scripts/import/source/open-file.ts';
import { openUpload } from './open-upload.ts';

/** What reading a file whole took, in a process of its own. */
export type ReadWhole = {
  readonly rows: number;
  readonly bad: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
  /** The most memory that the process had at any time, as the kernel counted it. */
  readonly peakKilobytes: number;
};

/** By the terminal, or by the function that imports what was uploaded. */
export type Reader = 'terminal' | 'function';

const [, , file = '', reader] = process.argv;

const mapping = await loadMapping('generated');
const catalogue = await (reader === 'function' ? openUpload : openFile)(file);
const began = performance.now();
const before = process.cpuUsage();
const { units } = unitsOf({ ...catalogue.open(), size: catalogue.size }, mapping);
const seen = openSeen();
const { rows, bad } = await importCatalogue({
  units,
  mapping,
  seen,
  load: async () => 'created',
  report: async () => {},
});
seen.close();
const { user, system } = process.cpuUsage(before);
const read: ReadWhole = {
  rows,
  bad,
  seconds: (performance.now() - began) / 1_000,
  cpuSeconds: (user + system) / 1e6,
  peakKilobytes: process.resourceUsage().maxRSS,
};
process.stdout.write(JSON.stringify(read));
