import { GetSecretValueCommand, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { GetParameterCommand, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { cached } from '#functions/shared/runtime/cached.ts';
import {
  privateKeyFrom,
  publicKeyText,
  signToken,
  type TokenKind,
} from '#functions/shared/runtime/signing/signed-token.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

/** Signs a payload as a token of the context's kind. */
export type Sign = (payload: unknown) => Promise<string>;

export type SigningClients = { readonly secrets: SecretsManagerClient; readonly parameters: SSMClient };

/** How long a key is remembered: a rotated secret signs after this time at the latest. */
const KEEP_MS = 5 * 60_000;

const KEYS_KEPT = 2;

const secretOf = async (secrets: SecretsManagerClient, SecretId: string): Promise<string> => {
  const { SecretString } = await secrets.send(new GetSecretValueCommand({ SecretId }));
  if (!SecretString) throw new Error(`The secret ${SecretId} is empty.`);
  return SecretString;
};

/**
 * Nothing is signed before its public key is where those who verify look for it. The parameter holds the newest key first
 * and the one before it, so that tokens outlive a rotation.
 */
const publish = async (parameters: SSMClient, Name: string, key: string): Promise<void> => {
  const { Parameter } = await parameters.send(new GetParameterCommand({ Name }));
  const known = keysIn(Parameter?.Value);
  if (known[0] === key) return;
  const Value = [key, ...known.filter((one) => one !== key)].slice(0, KEYS_KEPT).join(',');
  await parameters.send(new PutParameterCommand({ Name, Value, Overwrite: true }));
};

/** What the template puts there until the first token is signed. */
export const NO_KEY = 'none';

/** @param text the parameter's value: public keys, parted by commas */
export const keysIn = (text: string | undefined): string[] =>
  (text ?? '').split(',').filter((key) => key !== '' && key !== NO_KEY);

/**
 * Signs with the secret named by SIGNING_SECRET_NAME and publishes its public key under SIGNING_KEY_PARAMETER (the
 * construct SigningKey sets both).
 */
export const createSigner = (world: World, kind: TokenKind, { secrets, parameters }: SigningClients): Sign => {
  const key = cached(world.now, KEEP_MS, async () => {
    const privateKey = privateKeyFrom(await secretOf(secrets, setting(world, 'SIGNING_SECRET_NAME')));
    await publish(parameters, setting(world, 'SIGNING_KEY_PARAMETER'), publicKeyText(privateKey));
    return privateKey;
  });
  return async (payload) => signToken(kind, payload, await key());
};
