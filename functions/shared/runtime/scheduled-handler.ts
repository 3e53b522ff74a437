import type { EventBridgeEvent } from 'aws-lambda';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { faultsFor } from '#functions/shared/runtime/faults/faults.ts';
import { measured, observe } from '#functions/shared/runtime/observability.ts';
import { type LambdaHandler, stack } from '#functions/shared/runtime/stack.ts';
import { beginTrace } from '#functions/shared/runtime/trace-context.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Tick = Pick<EventBridgeEvent<string, unknown>, 'id'>;

/** The stack of functions that a schedule starts; what the work answers goes to the log. */
export const scheduledHandler = (
  service: string,
  operation: string,
  work: (trace: Trace) => Promise<unknown>,
  world: World,
): LambdaHandler<Tick, unknown> => {
  const seen = observe(service);
  const faults = faultsFor(`${service}-scheduled`, world);
  return stack(seen, async ({ id }) => {
    const trace = beginTrace(world, id);
    const said = { operation, correlationId: trace.correlationId };
    const outcome = await measured(seen, said, world.now, () => faults.around(operation, () => work(trace)));
    seen.logger.info('done', { outcome });
    return outcome;
  });
};
