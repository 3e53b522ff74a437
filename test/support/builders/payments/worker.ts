import type { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { ProviderAnswer } from '#functions/sandbox/contract/index.ts';
import type { LambdaHandler } from '#functions/shared/runtime/stack.ts';
import { lambdaContext } from '#test/support/builders/catalog/call.ts';
import { AnswerTimeout, type Trouble } from '#test/support/builders/payments/provider-lambda.ts';
import { ProcessCrashed } from '#test/support/fakes/world.ts';

/** Where a worker stands before and after each of its calls; it may wait there for others, or end. */
export type Gate = () => Promise<void>;

/** Ends its worker at the given gate, counted from 0; whoever went through it does nothing more, ever. */
export const crashAt = (fatal: number | undefined, passed: Gate = async () => {}): Gate => {
  let gates = 0;
  return async () => {
    gates += 1;
    if (fatal !== undefined && gates > fatal) throw new ProcessCrashed(`ended at gate ${fatal}`);
    await passed();
  };
};

/** A table as a worker sees it: each call lies between two gates. */
export const tableBehind = (client: DynamoDBDocumentClient, gate: Gate): DynamoDBDocumentClient => {
  const send = async (command: never): Promise<unknown> => {
    await gate();
    const answer = await client.send(command);
    await gate();
    return answer;
  };
  return { send } as unknown as DynamoDBDocumentClient;
};

/** `late` and `last` are answers lost whose effect is still to come: some time, or after everything else. */
export type Mishap = Trouble | 'late' | 'last';

export type ProviderOptions = {
  readonly provider: LambdaHandler<unknown, ProviderAnswer>;
  readonly gate: Gate;
  readonly mishaps: readonly Mishap[];
  /** Takes an effect that comes when nobody waits for it any more. */
  readonly postpone: (kind: 'late' | 'last', effect: () => Promise<unknown>) => void;
};

const payload = (value: unknown) => ({ Payload: { transformToString: () => JSON.stringify(value) } });

/** The provider as a worker sees it. */
export const providerBehind = ({ provider, gate, mishaps, postpone }: ProviderOptions): LambdaClient => {
  const waiting = [...mishaps];
  const failed = { FunctionError: 'Unhandled', ...payload({}) };
  const send = async ({ input }: InvokeCommand): Promise<unknown> => {
    const run = () => provider(JSON.parse(String(input.Payload)), lambdaContext);
    const mishap = waiting.shift() ?? 'none';
    await gate();
    if (mishap === 'late' || mishap === 'last') postpone(mishap, run);
    if (['late', 'last', 'lost'].includes(mishap)) throw new AnswerTimeout(mishap);
    if (mishap === 'error-before') return failed;
    const answer = await run().then(payload, () => failed);
    await gate();
    if (mishap === 'answer-lost') throw new AnswerTimeout(mishap);
    return mishap === 'error-after' ? failed : answer;
  };
  return { send } as unknown as LambdaClient;
};
