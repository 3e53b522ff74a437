import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { fakeClient, on } from '#test/support/fakes/sdk-client.ts';

/** SSM in memory: what was put can be got; whatever was never put is there as the template left it. */
export const fakeParameters = (values: Readonly<Record<string, string>> = {}) => {
  const kept = new Map<string, string>(Object.entries(values));
  const client = fakeClient(
    SSMClient,
    on(GetParameterCommand, ({ Name = '' }) => ({ Parameter: { Value: kept.get(Name) ?? 'none' } })),
    on(PutParameterCommand, ({ Name = '', Value = '' }) => {
      kept.set(Name, Value);
      return {};
    }),
  );
  return { client, kept };
};

/** Secrets Manager in memory: every secret has a value that follows from its name, until it is set. */
export const fakeSecrets = () => {
  const kept = new Map<string, string>();
  const client = fakeClient(
    SecretsManagerClient,
    on(GetSecretValueCommand, ({ SecretId = '' }) => ({ SecretString: kept.get(SecretId) ?? `secret of ${SecretId}` })),
  );
  return { client, kept };
};
