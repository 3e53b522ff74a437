import { type ChangePorts, changeIntent } from '#functions/sandbox/application/change-intent.ts';
import { SandboxFailure, UnknownIntent } from '#functions/sandbox/application/errors.ts';
import type { ProviderOperation, ProviderRequest } from '#functions/sandbox/contract/provider.ts';
import { cancelIntent } from '#functions/sandbox/domain/cancel-intent.ts';
import { captureIntent } from '#functions/sandbox/domain/capture-intent.ts';
import { type Confirmation, confirmIntent } from '#functions/sandbox/domain/confirm-intent.ts';
import { type CreateIntent, createIntent, getIntent, intentIdOf } from '#functions/sandbox/domain/create-intent.ts';
import type { Intent, IntentId } from '#functions/sandbox/domain/intent.ts';
import { refundIntent } from '#functions/sandbox/domain/refund-intent.ts';
import { type Clock, instant } from '#functions/shared/kernel/clock.ts';

export type OperationPorts = ChangePorts & {
  readonly now: Clock;
  readonly sleep: (milliseconds: number) => Promise<void>;
};

type Asked<Operation extends ProviderOperation> = Omit<Extract<ProviderRequest, { operation: Operation }>, 'operation'>;

export type Operations = {
  readonly [Operation in ProviderOperation]: (request: Asked<Operation>) => Promise<Intent>;
};

type Change = ReturnType<typeof changeIntent>;
type OnIntent = { readonly intentId: string };

const known = (id: string, intent: Intent | undefined): Intent => {
  if (intent === undefined) throw new UnknownIntent(`There is no intent ${id}`);
  return intent;
};

const createOrGet = (before: Intent | undefined, asked: CreateIntent): Intent =>
  before === undefined ? createIntent(asked) : getIntent(before, asked);

/** The effect comes first: whatever the answer does, the ledger holds what was decided. */
const answerAsToken = async ({ intent, answer, delayMs }: Confirmation, { sleep }: OperationPorts): Promise<Intent> => {
  if (delayMs > 0) await sleep(delayMs);
  if (answer === 'error') throw new SandboxFailure('The token asks for a server error');
  return intent;
};

const onKnown =
  (change: Change, now: Clock) =>
  <Asked extends OnIntent>(decide: (intent: Intent, asked: Asked & { at: string }) => Intent) =>
  async (asked: Asked): Promise<Intent> => {
    const { intent } = await change(asked.intentId as IntentId, (before) => ({
      intent: decide(known(asked.intentId, before), { ...asked, at: instant(now()) }),
    }));
    return intent;
  };

/** What the provider does, each act under its own natural key. The key of an intent is the merchant's reference. */
export const operations = (ports: OperationPorts): Operations => {
  const { now, loadIntent } = ports;
  const change = changeIntent(ports);
  const changing = onKnown(change, now);
  return {
    createIntent: async (asked) => {
      const create = { ...asked, key: asked.reference, at: instant(now()) };
      const { intent } = await change(intentIdOf(create.key), (before) => ({ intent: createOrGet(before, create) }));
      return intent;
    },
    confirm: async ({ intentId, ...asked }) => {
      const confirmation = await change(intentId as IntentId, (before) =>
        confirmIntent(known(intentId, before), { ...asked, at: instant(now()) }),
      );
      return answerAsToken(confirmation, ports);
    },
    cancel: changing<Asked<'cancel'>>(cancelIntent),
    capture: changing<Asked<'capture'>>(captureIntent),
    refund: changing<Asked<'refund'>>(refundIntent),
    find: async ({ reference }) => known(reference, await loadIntent(intentIdOf(reference))),
  };
};
