import { InvokeCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ProviderTimeout, ProviderUnavailable } from '#functions/payments/domain/errors.ts';
import { type ProviderAnswer, type ProviderRequest, providerAnswerSchema } from '#functions/sandbox/contract/index.ts';
import { DomainError, isErrorNamed } from '#functions/shared/kernel/domain-error.ts';

/** Asks the provider once. @throws ProviderTimeout, ProviderUnavailable */
export type AskProvider = (request: ProviderRequest, signal: AbortSignal) => Promise<ProviderAnswer>;

/** Never repeats a call by itself: that is decided in one place, patience.ts, whose timeouts are the shorter ones. */
export const providerClient = (): LambdaClient =>
  new LambdaClient({
    maxAttempts: 1,
    requestHandler: { connectionTimeout: 1_000, requestTimeout: 2_500, throwOnRequestTimeout: true },
  });

const TIMEOUTS = ['TimeoutError', 'AbortError'];

const asProviderError = (cause: unknown): DomainError => {
  if (cause instanceof DomainError) return cause;
  return TIMEOUTS.some((name) => isErrorNamed(cause, name))
    ? new ProviderTimeout('The provider gave no answer.', {}, { cause })
    : new ProviderUnavailable('The provider could not be asked.', {}, { cause });
};

/** Invokes the provider's function by its name, which a stage without a provider does not have. */
export const askByInvoking =
  (client: LambdaClient, functionName: () => string): AskProvider =>
  async (request, abortSignal) => {
    try {
      const command = new InvokeCommand({ FunctionName: functionName(), Payload: JSON.stringify(request) });
      const { FunctionError, Payload } = await client.send(command, { abortSignal });
      if (FunctionError !== undefined) throw new ProviderUnavailable(`The provider failed: ${FunctionError}.`);
      return providerAnswerSchema.parse(JSON.parse(Payload?.transformToString() ?? 'null'));
    } catch (error) {
      throw asProviderError(error);
    }
  };
