import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import type { ProviderAnswer, ProviderOperation } from '#functions/sandbox/contract/index.ts';
import type { LambdaHandler } from '#functions/shared/runtime/stack.ts';
import { lambdaContext } from '#test/support/builders/catalog/call.ts';
import { fakeClient, on } from '#test/support/fakes/sdk-client.ts';
import type { FakeWorld } from '#test/support/fakes/world.ts';

/**
 * What may befall one call: `lost` never arrives, `answer-lost` has its effect, `error-before` and `error-after` end the
 * function with an error. The first two look alike to the caller: a timeout.
 */
export type Trouble = 'none' | 'lost' | 'answer-lost' | 'error-before' | 'error-after';

/** As long as the client of production waits. */
const CLIENT_PATIENCE_MS = 2_500;

export class AnswerTimeout extends Error {
  override readonly name = 'TimeoutError';
}

/** A payload as the SDK hands it over: bytes that can tell their text. */
const answered = (value: unknown) => {
  const text = JSON.stringify(value);
  return { Payload: Object.assign(new TextEncoder().encode(text), { transformToString: () => text }) };
};

const failed = (value: unknown) => ({ FunctionError: 'Unhandled', ...answered(value) });

const total = (times: readonly number[]): number => times.reduce((sum, time) => sum + time, 0);

/** A Lambda client that runs the provider's own handler in this process, and what it was asked. */
export const providerLambda = (world: FakeWorld, provider: LambdaHandler<unknown, ProviderAnswer>) => {
  const asked: ProviderOperation[] = [];
  const troubles: Trouble[] = [];

  const run = async (request: unknown) => {
    const slept = total(world.slept);
    try {
      const answer = answered(await provider(request, lambdaContext));
      if (total(world.slept) - slept > CLIENT_PATIENCE_MS) throw new AnswerTimeout('the answer came late');
      return answer;
    } catch (error) {
      if (error instanceof AnswerTimeout) throw error;
      return failed({ errorMessage: (error as Error).message });
    }
  };

  const client = fakeClient(
    LambdaClient,
    on(InvokeCommand, async ({ Payload }) => {
      const request = JSON.parse(String(Payload)) as { operation: ProviderOperation };
      const trouble = troubles.shift() ?? 'none';
      asked.push(request.operation);
      if (trouble === 'lost') throw new AnswerTimeout('the request was lost');
      if (trouble === 'error-before') return failed({});
      const answer = await run(request);
      if (trouble === 'answer-lost') throw new AnswerTimeout('the answer was lost');
      return trouble === 'error-after' ? failed({}) : answer;
    }),
  );

  return {
    client,
    /** The operations that reached for the provider since the last look. */
    asked: () => asked.splice(0),
    /** What befalls the next calls, in order. */
    befall: (...next: readonly Trouble[]) => void troubles.push(...next),
  };
};
