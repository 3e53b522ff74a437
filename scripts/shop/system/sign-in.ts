import { Failure, notRunning } from '#scripts/shop/failure.ts';
import type { SignIn, System } from '#scripts/shop/system/system.ts';

const emulatorOf = ({ awsEndpointUrl }: System) => ({
  endpoint: awsEndpointUrl,
  port: Number(new URL(awsEndpointUrl).port),
  kind: 'existing' as const,
});

const isRefusedConnection = (error: unknown): boolean => {
  const { code, cause, errors = [] } = error as { code?: string; cause?: unknown; errors?: unknown[] };
  return code === 'ECONNREFUSED' || (cause ? isRefusedConnection(cause) : errors.some(isRefusedConnection));
};

/** Signs in with Cognito by e-mail and password. @throws Failure */
export const signIn: SignIn = async (system, user) => {
  // Not at the top, because it loads the SDK: with a token at hand the client starts without.
  const cognito = await import('#scripts/local/users.ts');
  try {
    return await cognito.signIn({ ...system, emulator: emulatorOf(system) }, user);
  } catch (cause) {
    if (isRefusedConnection(cause)) throw notRunning(cause);
    const detail = `${user.email}: ${cause instanceof Error ? cause.message : String(cause)}`;
    const hint = 'npm run up sets the demo logins up again.';
    throw new Failure({ type: 'sign-in-failed', title: 'Signing in did not work.', detail, hint }, undefined, {
      cause,
    });
  }
};
