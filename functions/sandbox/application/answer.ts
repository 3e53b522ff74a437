import { UnknownIntent } from '#functions/sandbox/application/errors.ts';
import type { Operations } from '#functions/sandbox/application/operations.ts';
import { type ProviderAnswer, type ProviderRequest, UNKNOWN_INTENT } from '#functions/sandbox/contract/provider.ts';
import type { Intent } from '#functions/sandbox/domain/intent.ts';
import { IntentRefused } from '#functions/sandbox/domain/intent-refused.ts';

const perform = (operations: Operations, request: ProviderRequest): Promise<Intent> => {
  switch (request.operation) {
    case 'createIntent':
      return operations.createIntent(request);
    case 'confirm':
      return operations.confirm(request);
    case 'cancel':
      return operations.cancel(request);
    case 'capture':
      return operations.capture(request);
    case 'refund':
      return operations.refund(request);
    case 'find':
      return operations.find(request);
  }
};

/** A refusal is an answer; anything else that is thrown leaves as a server error. */
export const answer = async (operations: Operations, request: ProviderRequest): Promise<ProviderAnswer> => {
  try {
    return { ok: true, intent: await perform(operations, request) };
  } catch (error) {
    if (error instanceof IntentRefused) return { ok: false, error: { code: error.code, message: error.message } };
    if (error instanceof UnknownIntent) return { ok: false, error: { code: UNKNOWN_INTENT, message: error.message } };
    throw error;
  }
};
