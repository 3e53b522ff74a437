import {
  ConditionalCheckFailedException,
  DynamoDBServiceException,
  IdempotentParameterMismatchException,
  ResourceNotFoundException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { Row } from './types.ts';

const $metadata = { httpStatusCode: 400, requestId: 'fake', attempts: 1, totalRetryDelay: 0 };

/** The SDK has no class for it: DynamoDB answers a name that only the base class carries. */
export const validationException = (message: string): DynamoDBServiceException =>
  new DynamoDBServiceException({ name: 'ValidationException', $fault: 'client', message, $metadata });

export const isValidationException = (error: unknown): error is DynamoDBServiceException =>
  error instanceof DynamoDBServiceException && error.name === 'ValidationException';

export const resourceNotFound = (): ResourceNotFoundException =>
  new ResourceNotFoundException({ message: 'Requested resource not found', $metadata });

/** `Item` is marshalled, as in reality: the document client unmarshalls answers but not exceptions. */
export const conditionalCheckFailed = (item: Row | undefined): ConditionalCheckFailedException =>
  new ConditionalCheckFailedException({
    message: 'The conditional request failed',
    $metadata,
    ...(item && { Item: marshall(item) }),
  });

export type CancellationReason =
  | { readonly code: 'None' }
  | { readonly code: 'ConditionalCheckFailed'; readonly item: Row | undefined }
  | { readonly code: 'ValidationError'; readonly message: string };

const toSdkReason = (reason: CancellationReason) => {
  if (reason.code === 'None') return { Code: reason.code };
  if (reason.code === 'ValidationError') return { Code: reason.code, Message: reason.message };
  const Message = 'The conditional request failed';
  return { Code: reason.code, Message, ...(reason.item && { Item: marshall(reason.item) }) };
};

/** One reason per action, in their order. Items in reasons are marshalled, as in reality. */
export const transactionCancelled = (reasons: readonly CancellationReason[]): TransactionCanceledException => {
  const codes = reasons.map(({ code }) => code).join(', ');
  return new TransactionCanceledException({
    message: `Transaction cancelled, please refer cancellation reasons for specific reasons [${codes}]`,
    CancellationReasons: reasons.map(toSdkReason),
    $metadata,
  });
};

export const idempotentParameterMismatch = (): IdempotentParameterMismatchException =>
  new IdempotentParameterMismatchException({ Message: 'Idempotent parameter mismatch', message: '', $metadata });

/** The fake's own limits are plain errors, so that no code under test takes them for an answer of DynamoDB. */
export const unsupported = (what: string): Error => new Error(`The DynamoDB fake does not support ${what}`);
