import { LambdaClient } from '@aws-sdk/client-lambda';
import { clientDefaults } from '#functions/shared/runtime/clients/client-defaults.ts';

export const lambdaClient = (): LambdaClient => new LambdaClient(clientDefaults);
