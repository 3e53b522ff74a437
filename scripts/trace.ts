import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { Command } from 'commander';
import * as z from 'zod';
import { orderKey } from '#functions/orders/adapters/orders-table.ts';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { localPaths } from '#scripts/local/paths.ts';
import { clientsOf } from '#scripts/operations/clients.ts';
import { withWhere } from '#scripts/operations/options.ts';
import { OTHERWISE, run } from '#scripts/operations/run.ts';
import { type Where, whereOf } from '#scripts/operations/where.ts';
import { journeyOf } from '#scripts/watching/journey.ts';
import { readSegments } from '#scripts/watching/segments.ts';
import { renderWaterfall } from '#scripts/watching/waterfall.ts';

type Options = Partial<Where> & { readonly calls?: boolean; readonly json?: boolean };

const rowSchema = z.object({ trace: z.object({ c: z.string() }) });

const correlationOf = async (where: Where, orderId: string): Promise<string> => {
  const TableName = resourceName(where.stage, 'orders', 'table');
  const { Item } = await clientsOf(where).dynamo.send(new GetCommand({ TableName, Key: orderKey(orderId) }));
  if (Item === undefined) throw new Error(`There is no order ${orderId}.`);
  return rowSchema.parse(Item).trace.c;
};

const trace = async (orderId: string, { calls, json, ...wanted }: Options): Promise<void> => {
  const where = whereOf(wanted, process.env);
  const correlationId = await correlationOf(where, orderId);
  if (where.endpoint === undefined) {
    console.log(`In an account X-Ray has it: search its traces for annotation[correlationId] = "${correlationId}".`);
    return;
  }
  const steps = journeyOf(readSegments(localPaths(process.env.BAZAAR_LOCAL).tracesFile), correlationId);
  if (json) return console.log(JSON.stringify({ orderId, correlationId, steps }));
  if (steps.length > 0) return console.log(renderWaterfall(steps, { calls: calls === true }));
  process.exitCode = OTHERWISE;
  console.error(
    `Nothing was captured of ${correlationId}: traces of before the last start, or of long ago, are not kept.`,
  );
};

const program = withWhere(new Command('npm run trace --'))
  .description("Prints an order's way through all functions as a waterfall, from the segments that they sent.")
  .argument('<order>', 'such as ord_…')
  .option('--calls', 'with the calls to AWS that each made')
  .option('--json', 'one object for scripts')
  .action(trace);

await run(program, process.argv.slice(2));
