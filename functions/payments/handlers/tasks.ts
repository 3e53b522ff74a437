import { providerClient } from '#functions/payments/adapters/invoke-provider.ts';
import { within } from '#functions/payments/adapters/patience.ts';
import { AuthorisePayment, UndoPayment } from '#functions/payments/contract/tasks.ts';
import { type PaymentsClients, tasksDependencies } from '#functions/payments/dependencies.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { perform, taskHandler } from '#functions/shared/runtime/task-handler.ts';
import type { World } from '#functions/shared/runtime/world.ts';

/** Under the 10 s of the machine and of the function, so that what is too slow ends with a name to retry by. */
export const TASK_LIMIT_MS = 9_000;

export const create = (
  world: World,
  clients: PaymentsClients = { dynamo: documentClient(), provider: providerClient() },
) => {
  const { authorisePayment, undoPayment } = tasksDependencies(world, clients);
  return taskHandler(
    'payments',
    [
      perform(AuthorisePayment, (input, trace) => within(TASK_LIMIT_MS, () => authorisePayment(input, trace))),
      perform(UndoPayment, (input, trace) => within(TASK_LIMIT_MS, () => undoPayment(input, trace))),
    ],
    world,
  );
};
