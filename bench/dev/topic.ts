import { readState } from '#scripts/local/state.ts';
import { signIn } from '#scripts/shop/system/sign-in.ts';
import { openDevLoop } from '#test/support/dev/dev-loop.ts';
import { editsAt } from '#test/support/dev/edits.ts';
import { CannotMeasure, commandOf, type Report, type Row, type Tell, type Topic } from '../report.ts';
import { howToStart, isUp, paths } from '../running-system.ts';
import { median, round } from '../statistics.ts';

/** Each is made and taken back. */
const TIMES = 5;

const LIMIT_SECONDS = 3;

const measure = async (tell: Tell): Promise<Report> => {
  const state = readState(paths);
  if (state === undefined || !(await isUp())) throw new CannotMeasure(howToStart(commandOf(dev)));
  const { apiUrl, awsEndpointUrl: endpoint, region, stage, users } = state;
  const edits = editsAt({ apiUrl, endpoint, region, stage, adminToken: await signIn(state, users.admin) });
  tell('dev: npm run dev in a scratch checkout');
  const loop = await openDevLoop({ local: paths.directory, stage, endpoint, region });
  const rows: Row[] = [];
  try {
    for (const edit of edits) {
      tell(`dev: ${TIMES} times ${edit.file}`);
      const seconds: number[] = [];
      for (let time = 0; time < TIMES; time++) seconds.push(...(await loop.tryOut(edit)).seconds);
      const [middle, slowest] = [round(median(seconds), 2), round(Math.max(...seconds), 2)];
      rows.push({ edited: edit.kind, file: edit.file, 'live p50 s': middle, 'slowest s': slowest });
    }
  } finally {
    await loop.end();
  }
  const notes = ['From the moment at which the file is saved until the change shows from outside.'];
  const slowest = Math.max(...rows.map((row) => Number(row['slowest s'])));
  return {
    tables: [{ title: 'From an edit to the live system', rows, notes }],
    budgets: [{ what: 'edit to live', measured: slowest, limit: LIMIT_SECONDS, unit: 's' }],
  };
};

export const dev: Topic = {
  name: 'dev',
  about: 'From an edit to the live system, by npm run dev.',
  needs: 'system',
  measure,
};
