import { catalogRoutes } from '#functions/catalog/contract/routes.ts';
import { inventoryRoutes } from '#functions/inventory/contract/routes.ts';
import { operationsRoutes } from '#functions/operations/contract/routes.ts';
import { ordersRoutes } from '#functions/orders/contract/routes.ts';
import { paymentsRoutes } from '#functions/payments/contract/routes.ts';
import { workersAmong } from '#scripts/local/emulator.ts';
import { findRun } from '#scripts/local/running.ts';
import { CannotMeasure, commandOf, type Report, type Row, type Tell, type Topic } from '../report.ts';
import { nameOf, openClient, paths } from '../running-system.ts';
import { groupsOf, round, sumOf } from '../statistics.ts';
import { type Measured, measureTree } from './process-memory.ts';
import { tour } from './tour.ts';

const LIMIT_MB = 3 * 1024;

const ROUTES = [...catalogRoutes, ...inventoryRoutes, ...ordersRoutes, ...paymentsRoutes, ...operationsRoutes];

/** @throws CannotMeasure where the emulator is not a process that we started */
const emulatorPid = async (): Promise<number> => {
  const pid = (await findRun(paths))?.run.pid;
  if (pid === undefined)
    throw new CannotMeasure('The emulator was not started here, so that its processes are not ours to measure.');
  return pid;
};

const megabytes = (processes: readonly Measured[]): number => round(sumOf(processes, (it) => it.kilobytes) / 1024);

const rowsOf = (root: number, processes: readonly Measured[]): Row[] => {
  const workers = new Map(workersAmong(processes, root).map(({ pid, functionName }) => [pid, functionName]));
  const ownerOf = ({ pid }: Measured): string => workers.get(pid) ?? (pid === root ? 'the emulator' : 'its helpers');
  const rows = groupsOf(processes, ownerOf).map(([name, own]) => ({
    what: name,
    processes: own.length,
    MB: megabytes(own),
  }));
  const sorted = rows.toSorted((a, b) => b.MB - a.MB);
  return [...sorted, { what: 'sum', processes: processes.length, MB: megabytes(processes) }];
};

const measure = async (tell: Tell): Promise<Report> => {
  const client = await openClient(commandOf(memory));
  const root = await emulatorPid();
  const before = megabytes(await measureTree(root));
  tell('memory: a tour through the routes');
  await tour(client.api);
  const processes = await measureTree(root);
  const after = megabytes(processes);
  const left = ROUTES.filter((route) => !client.latencies.has(nameOf(route))).map(({ name }) => name);
  const table = {
    title: 'Memory of the emulator and its functions after a tour',
    rows: rowsOf(root, processes),
    notes: [
      `Proportional set size of each process (/proc/<pid>/smaps_rollup); before the tour ${before} MB.`,
      `The tour called all ${ROUTES.length} routes but ${left.join(', ')}, and placed 24 orders at 8 at a time.`,
    ],
  };
  return {
    tables: [table],
    budgets: [{ what: 'the running local system after a tour', measured: after, limit: LIMIT_MB, unit: 'MB' }],
  };
};

export const memory: Topic = {
  name: 'memory',
  about: 'Memory of the running local system after a tour through its routes.',
  needs: 'system',
  measure,
};
