import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Announce } from '#functions/sandbox/application/change-intent.ts';

/** As with a real provider, a webhook follows the answer: by then the merchant has written what it was told itself. */
const DELAY_SECONDS = 2;

type Warn = (message: string, details: { readonly error: Error; readonly webhook: string }) => void;

/** Hands webhooks to the queue that delivers them. One that the queue does not take is lost, as it may be at any provider. */
export const announceByQueue =
  (client: SQSClient, queueUrl: string, warn: Warn): Announce =>
  async (webhooks) => {
    for (const webhook of webhooks) {
      const message = { QueueUrl: queueUrl, MessageBody: JSON.stringify(webhook), DelaySeconds: DELAY_SECONDS };
      try {
        await client.send(new SendMessageCommand(message));
      } catch (error) {
        warn('webhook lost', { error: error as Error, webhook: webhook.id });
      }
    }
  };
