import type { Budget, Report, Table, Topic } from '../report.ts';
import { round } from '../statistics.ts';
import { dollarsPerMillion, floor, type Item, itemsOf, standardAlternative, transitionsOf } from './cost.ts';
import { type MeasuredCheckout, measureBusyCheckout, measureCheckout, unitsOf } from './measure-checkout.ts';
import { callsTable, costTable, deliveriesTable, rowsTable, unitsTable } from './tables.ts';

/** Orders of the same products within the four minutes that a tombstone lives. */
const BUSY = [0, 10, 30, 100] as const;

const busyTable = async (): Promise<Table> => {
  const rows = [];
  for (const before of BUSY) {
    const { units, after, stockBytes } = await measureBusyCheckout(before);
    rows.push({ 'orders of the same products in 4 min': before, 'checkout set': units, 'after it': after, stockBytes });
  }
  return {
    title: 'Write units when products are hot',
    rows,
    notes: [
      'A stock row keeps a tombstone of some 23 bytes of each order for 4 minutes; beyond 1 KB every write of it costs more.',
    ],
  };
};

const partial = (items: readonly Item[], part: Item['part']): number =>
  dollarsPerMillion(items.filter((item) => item.part === part));

const summaryTable = (items: readonly Item[]): Table => ({
  title: 'In sum',
  rows: [
    { what: 'checkout set, floor', dollars: floor(items), note: '7 writes, 2 events, no relays' },
    { what: 'checkout set', dollars: partial(items, 'checkout'), note: 'as measured' },
    {
      what: 'checkout set, Standard machine',
      dollars: standardAlternative(items),
      note: `${transitionsOf()} transitions instead of an Express execution`,
    },
    { what: 'after it', dollars: partial(items, 'after'), note: 'reservation, markers, deadline' },
    { what: 'archive', dollars: partial(items, 'archive'), note: '' },
    { what: 'front door', dollars: partial(items, 'door'), note: 'the POST alone' },
    { what: 'all', dollars: dollarsPerMillion(items), note: 'without the rows that are printed apart' },
  ].map(({ what, dollars, note }) => ({ what, dollars: round(dollars, 2), note })),
});

const budgetsOf = ({ calls }: MeasuredCheckout, items: readonly Item[]): Budget[] => [
  { what: 'checkout set, up to CONFIRMED', measured: unitsOf(calls, 'checkout'), limit: 9, unit: 'write units' },
  { what: 'after it: reservation and markers', measured: unitsOf(calls, 'after'), limit: 5, unit: 'write units' },
  { what: 'checkout set', measured: round(partial(items, 'checkout'), 2), limit: 16, unit: 'dollars per million' },
  { what: 'all of a checkout', measured: round(dollarsPerMillion(items), 2), limit: 30, unit: 'dollars per million' },
];

const measure = async (): Promise<Report> => {
  const measured = await measureCheckout();
  const items = itemsOf(measured);
  const { calls, rows } = measured;
  const tables = [
    unitsTable('The checkout set: orders, inventory, payments, 3 lines, up to CONFIRMED', calls, 'checkout'),
    unitsTable('After it', calls, 'after'),
    unitsTable("Others: the sandbox provider's own ledger, and its webhook", calls, 'others'),
    rowsTable(rows),
    await busyTable(),
    callsTable(calls),
    deliveriesTable(measured),
    costTable(items),
    summaryTable(items),
  ];
  return { tables, budgets: budgetsOf(measured, items) };
};

export const units: Topic = {
  name: 'units',
  about: 'Write units, AWS calls and cost of a checkout, counted at the SDK edge of the whole system offline.',
  needs: 'nothing',
  measure,
};
