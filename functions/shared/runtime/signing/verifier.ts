import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type * as z from 'zod';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';
import { cached } from '#functions/shared/runtime/cached.ts';
import { openToken, publicKeyFrom, type TokenKind } from '#functions/shared/runtime/signing/signed-token.ts';
import { keysIn } from '#functions/shared/runtime/signing/signer.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

/** Opens a token that another context signed; undefined when it was not that context, or the token was changed. */
export type Open<Payload> = (token: string) => Promise<Payload | undefined>;

/** Public keys are remembered for a minute; a token that does not open with them asks again, at most every 5 seconds. */
const KEEP_MS = 60_000;
const ASK_AGAIN_MS = 5_000;

/**
 * @param variable the environment variable that names the parameter with the public keys: GUEST_KEY_PARAMETER,
 * QUOTE_KEY_PARAMETER, CONTACT_KEY_PARAMETER (set by `allowVerify` of infra/constructs/signing-key.ts)
 */
export const createVerifier = <Schema extends z.ZodType>(
  world: World,
  kind: TokenKind,
  schema: Schema,
  { variable, parameters }: { readonly variable: string; readonly parameters: SSMClient },
): Open<z.infer<Schema>> => {
  const load = async () => {
    const Name = setting(world, variable);
    const answer = await parameters.send(new GetParameterCommand({ Name })).catch((error: unknown) => {
      // Whoever signs is not deployed yet, so that nothing can have been signed.
      if (isErrorNamed(error, 'ParameterNotFound')) return undefined;
      throw error;
    });
    return keysIn(answer?.Parameter?.Value).map(publicKeyFrom);
  };
  const fresh = cached(world.now, ASK_AGAIN_MS, load);
  const kept = cached(world.now, KEEP_MS, fresh);
  return async (token) => openToken(kind, schema, token, await kept()) ?? openToken(kind, schema, token, await fresh());
};
