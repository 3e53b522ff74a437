import { SSMClient } from '@aws-sdk/client-ssm';
import { clientDefaults } from '#functions/shared/runtime/clients/client-defaults.ts';

export const parameterClient = (): SSMClient => new SSMClient(clientDefaults);
