import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { clientDefaults } from '#functions/shared/runtime/clients/client-defaults.ts';

export const secretsClient = (): SecretsManagerClient => new SecretsManagerClient(clientDefaults);

/** The secret that signs webhooks now. */
export const loadSigningSecret = (client: SecretsManagerClient, name: string) => async (): Promise<string> => {
  const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name }));
  if (!SecretString) throw new Error(`The secret ${name} is empty.`);
  return SecretString;
};
