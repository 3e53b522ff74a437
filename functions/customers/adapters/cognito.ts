import {
  AdminInitiateAuthCommand,
  AdminUserGlobalSignOutCommand,
  type AuthenticationResultType,
  type CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import * as z from 'zod';
import { ALWAYS, CODE, NEW_PASSWORD, SIGN_IN, type Translation } from '#functions/customers/adapters/cognito-errors.ts';
import type { UserPool } from '#functions/customers/adapters/user-pool.ts';
import type {
  Confirm,
  Mail,
  Refresh,
  ResetPassword,
  SignIn,
  SignOut,
  SignOutEverywhere,
  SignUp,
  Tokens,
} from '#functions/customers/application/ports.ts';
import { SignInChallenged } from '#functions/customers/domain/errors.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';

export type Cognito = {
  readonly client: CognitoIdentityProviderClient;
  readonly pool: () => Promise<UserPool>;
};

/** By their names: the bundles know no classes of Cognito's errors. */
const translate =
  (...translations: readonly Translation[]) =>
  (error: unknown): never => {
    const known = Object.assign({}, ALWAYS, ...translations) as Translation;
    throw error instanceof Error ? (known[error.name]?.(error) ?? error) : error;
  };

const passing =
  (...names: readonly string[]) =>
  (error: unknown): void => {
    if (!names.some((name) => isErrorNamed(error, name))) throw error;
  };

/** Nothing to mail: no such account, none that waits for this, or as many mails as it gets an hour. All look the same. */
const UNTOLD = [
  'UserNotFoundException',
  'InvalidParameterException',
  'NotAuthorizedException',
  'LimitExceededException',
] as const;

export const signUpAt =
  ({ client, pool }: Cognito): SignUp =>
  async (email, password) => {
    const { ClientId } = await pool();
    const UserAttributes = [{ Name: 'email', Value: email }];
    try {
      await client.send(new SignUpCommand({ ClientId, Username: email, Password: password, UserAttributes }));
      return 'made';
    } catch (error) {
      return isErrorNamed(error, 'UsernameExistsException') ? 'there-already' : translate(NEW_PASSWORD)(error);
    }
  };

export const confirmationMailer =
  ({ client, pool }: Cognito): Mail =>
  async (email) => {
    const { ClientId } = await pool();
    const command = new ResendConfirmationCodeCommand({ ClientId, Username: email });
    await client
      .send(command)
      .catch(passing(...UNTOLD))
      .catch(translate());
  };

export const resetMailer =
  ({ client, pool }: Cognito): Mail =>
  async (email) => {
    const { ClientId } = await pool();
    const command = new ForgotPasswordCommand({ ClientId, Username: email });
    await client
      .send(command)
      .catch(passing(...UNTOLD))
      .catch(translate());
  };

export const confirmAt =
  ({ client, pool }: Cognito): Confirm =>
  async (email, code) => {
    const { ClientId } = await pool();
    const command = new ConfirmSignUpCommand({ ClientId, Username: email, ConfirmationCode: code });
    await client.send(command).catch(translate(CODE));
  };

export const resetPasswordAt =
  ({ client, pool }: Cognito): ResetPassword =>
  async (email, code, password) => {
    const { ClientId } = await pool();
    const reset = { ClientId, Username: email, ConfirmationCode: code, Password: password };
    await client.send(new ConfirmForgotPasswordCommand(reset)).catch(translate(CODE, NEW_PASSWORD));
  };

const tokensOf = (result: AuthenticationResultType | undefined, refreshToken = ''): Tokens => {
  const { AccessToken, ExpiresIn, RefreshToken = refreshToken } = result ?? {};
  if (AccessToken === undefined || ExpiresIn === undefined) throw new Error('The user pool gave no access token.');
  return { accessToken: AccessToken, refreshToken: RefreshToken, expiresIn: ExpiresIn };
};

const claimsSchema = z.object({ sub: z.string() });

/** Comes from the pool itself over TLS: there is nothing to verify. */
const subOf = (accessToken: string): string => {
  const [, claims = ''] = accessToken.split('.');
  return claimsSchema.parse(JSON.parse(Buffer.from(claims, 'base64url').toString('utf8'))).sub;
};

/** With the function's own right to ask: the public client takes no plain passwords. */
export const signInAt =
  ({ client, pool }: Cognito): SignIn =>
  async (email, password) => {
    const command = new AdminInitiateAuthCommand({
      ...(await pool()),
      AuthFlow: 'ADMIN_USER_PASSWORD_AUTH',
      AuthParameters: { USERNAME: email, PASSWORD: password },
    });
    const { AuthenticationResult, ChallengeName } = await client.send(command).catch(translate(SIGN_IN));
    if (ChallengeName !== undefined)
      throw new SignInChallenged('Sign in where the second factor can be given.', { challenge: ChallengeName });
    const tokens = tokensOf(AuthenticationResult);
    return { ...tokens, sub: subOf(tokens.accessToken) };
  };

/** The refresh token stays the same unless the pool rotates them. */
export const refreshAt =
  ({ client, pool }: Cognito): Refresh =>
  async (refreshToken) => {
    const { ClientId } = await pool();
    const AuthParameters = { REFRESH_TOKEN: refreshToken };
    const command = new InitiateAuthCommand({ ClientId, AuthFlow: 'REFRESH_TOKEN_AUTH', AuthParameters });
    const { AuthenticationResult } = await client.send(command).catch(translate(SIGN_IN));
    return tokensOf(AuthenticationResult, refreshToken);
  };

/** A token that was revoked before is signed out already. */
export const signOutAt =
  ({ client }: Cognito): SignOut =>
  async (accessToken) => {
    const command = new GlobalSignOutCommand({ AccessToken: accessToken });
    await client.send(command).catch(passing('NotAuthorizedException', 'UserNotFoundException')).catch(translate());
  };

export const everywhereSigner =
  ({ client, pool }: Cognito): SignOutEverywhere =>
  async (email) => {
    const { UserPoolId } = await pool();
    await client.send(new AdminUserGlobalSignOutCommand({ UserPoolId, Username: email })).catch(translate());
  };
