import { routesByContext } from '#scripts/contracts/load-contracts.ts';
import { offlineSystem } from '#test/support/system/offline-system.ts';
import { tables } from '#test/support/system/tables.ts';

/** Which function serves a route, by the route's name. */
const everyServer = async (): Promise<ReadonlyMap<string, string>> => {
  const routes = await routesByContext();
  return new Map(
    [...routes].flatMap(([context, own]) =>
      own.map(({ name, servedBy = 'api' }) => [name, `${context}-${servedBy}`] as const),
    ),
  );
};

/** The system offline as its attackers meet it: by the names of routes alone, and breakable. */
export const buildTown = async () => {
  const servers = await everyServer();
  const broken: { by?: Error | undefined } = {};
  const { functions, rows, ...system } = offlineSystem({
    note: () => {
      if (broken.by !== undefined) throw broken.by;
    },
  });
  const { run, pool, bus, bucket, queues, parameters } = functions;
  return {
    ...system,
    run: (name: string, event: unknown) => run(event, name),
    pool,
    bus,
    bucket,
    queues,
    parameters,
    /** Hands a request to the function that serves the route of that name. */
    serve: (route: string, event: unknown) => run(event, servers.get(route) ?? `the server of ${route}`),
    /** From now on every call to AWS fails like this; undefined: none does. */
    breakBy: (error: Error | undefined): void => {
      broken.by = error;
    },
    rowsOf: rows,
    /** Every row of every table. */
    rows: () => Object.fromEntries(Object.keys(tables).map((name) => [name, system.dynamo.rows(name)])),
  };
};

export type Town = Awaited<ReturnType<typeof buildTown>>;
