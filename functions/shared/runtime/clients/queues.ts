import { SQSClient } from '@aws-sdk/client-sqs';
import { clientDefaults } from '#functions/shared/runtime/clients/client-defaults.ts';

export const queuesClient = (): SQSClient => new SQSClient(clientDefaults);
