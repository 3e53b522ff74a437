import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';

type Stage = 'AWSCURRENT' | 'AWSPREVIOUS';

/** Every secret in force: while one replaces the other, webhooks signed with either are ours. */
export const loadWebhookSecrets =
  (client: SecretsManagerClient, name: () => string) => async (): Promise<readonly string[]> => {
    const load = async (VersionStage: Stage): Promise<string[]> => {
      try {
        const { SecretString } = await client.send(new GetSecretValueCommand({ SecretId: name(), VersionStage }));
        return SecretString ? [SecretString] : [];
      } catch (error) {
        const neverRotated = VersionStage === 'AWSPREVIOUS' && isErrorNamed(error, 'ResourceNotFoundException');
        if (neverRotated) return [];
        throw error;
      }
    };
    const [current, previous] = await Promise.all([load('AWSCURRENT'), load('AWSPREVIOUS')]);
    return [...current, ...previous];
  };
