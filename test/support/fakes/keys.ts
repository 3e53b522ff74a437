import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';

/** SSM in memory: what was put can be got; whatever was never put is there as the template left it. */
export const fakeParameters = (values: Readonly<Record<string, string>> = {}) => {
  const client = new SSMClient({ region: 'us-east-1' });
  const kept = new Map<string, string>(Object.entries(values));
  mockClient(client)
    .on(GetParameterCommand)
    .callsFake(({ Name = '' }: GetParameterCommand['input']) => ({
      Parameter: { Value: kept.get(String(Name)) ?? 'none' },
    }))
    .on(PutParameterCommand)
    .callsFake(({ Name = '', Value = '' }: PutParameterCommand['input']) => {
      kept.set(String(Name), String(Value));
      return {};
    });
  return { client, kept };
};

/** Secrets Manager in memory: every secret has a value that follows from its name, until it is set. */
export const fakeSecrets = () => {
  const client = new SecretsManagerClient({ region: 'us-east-1' });
  const kept = new Map<string, string>();
  mockClient(client)
    .on(GetSecretValueCommand)
    .callsFake(({ SecretId = '' }: GetSecretValueCommand['input']) => ({
      SecretString: kept.get(String(SecretId)) ?? `secret of ${SecretId}`,
    }));
  return { client, kept };
};
