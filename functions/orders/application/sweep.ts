import { type DecidePorts, decideOrder } from '#functions/orders/application/decide.ts';
import type { FindUnsettled } from '#functions/orders/application/ports.ts';
import { askAgain } from '#functions/orders/domain/decisions.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

type Ports = DecidePorts & { readonly findUnsettled: FindUnsettled };

const MOST = 100;

/**
 * Asks again for every undo that has not come to an end for `ageMs`; answers with how many there were. One that cannot be
 * asked for keeps none behind it waiting.
 * @throws what kept it from asking for the first such, once all others are done
 */
export const sweepCancelling =
  ({ findUnsettled, ...ports }: Ports) =>
  async (ageMs: number, trace: Trace): Promise<number> => {
    const before = new Date(Date.parse(ports.now()) - ageMs).toISOString();
    const stuck = await findUnsettled('CANCELLING', before, MOST);
    const failures: unknown[] = [];
    for (const orderId of stuck)
      await decideOrder(ports, 'operator')(orderId, askAgain, trace).catch((error: unknown) => failures.push(error));
    if (failures.length > 0) throw failures[0];
    return stuck.length;
  };
