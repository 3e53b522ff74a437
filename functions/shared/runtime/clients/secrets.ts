import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientDefaults } from '#functions/shared/runtime/clients/client-defaults.ts';

export const secretsClient = (): SecretsManagerClient => new SecretsManagerClient(clientDefaults);
