import { isDecided } from '#scripts/shop/orders/order-view.ts';
import { commandOf, type Report, type Row, type Table, type Tell, type Topic } from '../report.ts';
import { type Latencies, openClient } from '../running-system.ts';
import { median, percentile, round } from '../statistics.ts';
import { fillShelves } from './baskets.ts';
import { type Loop, type Run, runLoop } from './checkouts.ts';

const P95 = 0.95;

const WARM_UP: Loop = { buyers: 8, orders: 16, seconds: 60 };
const LOOPS: readonly Loop[] = [
  { buyers: 1, orders: 50, seconds: 60 },
  { buyers: 8, orders: 200, seconds: 60 },
];

const undecided = ({ checkouts }: Run): number => checkouts.filter(({ status }) => !isDecided(status)).length;

const rowOf = ({ buyers }: Loop, run: Run): Row => {
  const decided = run.checkouts.filter(({ status }) => isDecided(status));
  const times = decided.map(({ decidedAfterMs }) => decidedAfterMs);
  return {
    buyers,
    orders: run.checkouts.length,
    confirmed: decided.filter(({ status }) => status === 'CONFIRMED').length,
    undecided: undecided(run),
    'checkouts/s': round(decided.length / run.seconds, 1),
    'decided p50 ms': times.length > 0 ? median(times) : '',
    'decided p95 ms': times.length > 0 ? percentile(times, P95) : '',
  };
};

const latencyRows = (buyers: number, latencies: Latencies): Row[] =>
  [...latencies].map(([route, times]) => ({
    buyers,
    route,
    calls: times.length,
    'p50 ms': round(median(times), 0),
    'p95 ms': round(percentile(times, P95), 0),
  }));

const measure = async (tell: Tell): Promise<Report> => {
  const client = await openClient(commandOf(load));
  const basketOf = await fillShelves(
    client.api,
    [WARM_UP, ...LOOPS].reduce((sum, { orders }) => sum + orders, 0),
  );
  tell(`load: ${WARM_UP.orders} orders to warm up`);
  const runs = [await runLoop(client.api, basketOf, WARM_UP)];
  const rows: Row[] = [];
  const routes: Row[] = [];
  for (const loop of LOOPS) {
    tell(`load: ${loop.buyers} at a time, ${loop.orders} orders or ${loop.seconds} s`);
    client.latencies.clear();
    const run = await runLoop(client.api, basketOf, loop);
    runs.push(run);
    rows.push(rowOf(loop, run));
    routes.push(...latencyRows(loop.buyers, client.latencies));
  }
  const tables: Table[] = [
    {
      title: 'Checkouts of 3 lines in a closed loop, on this machine',
      rows,
      notes: [
        'Time to decided: from sending the POST to the decision in the timeline. The orders stay, under the demo buyer.',
        'An emulator sleeps 150 ms an execution and shares the processors with its clients: nothing here is true of AWS.',
        ...(client.retries() > 0 ? [`${client.retries()} requests had to be tried again.`] : []),
      ],
    },
    { title: 'API latency, as the client sees it', rows: routes },
  ];
  const left = runs.reduce((sum, run) => sum + undecided(run), 0);
  return { tables, budgets: [{ what: 'orders left undecided', measured: left, limit: 0, unit: 'orders' }] };
};

export const load: Topic = {
  name: 'load',
  about: 'Checkouts per second, time to decided and API latency of the running local system, at 1 and 8 buyers.',
  needs: 'system',
  measure,
};
