import { DomainError } from '#functions/shared/kernel/domain-error.ts';

export type RefusalCode =
  | 'already_captured'
  | 'capture_exceeds_authorised'
  | 'idempotency_mismatch'
  | 'intent_cancelled'
  | 'intent_declined'
  | 'invalid_amount'
  | 'not_authorised'
  | 'not_captured'
  | 'refund_exceeds_captured'
  | 'unknown_token';

/** The provider's answer to a request that it will never fulfil as it stands: nothing was changed. */
export class IntentRefused extends DomainError {
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super('IntentRefused', 'conflict', message, { code });
    this.code = code;
  }
}
