import { randomBytes } from 'node:crypto';
import {
  AdminAddUserToGroupCommand,
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  InitiateAuthCommand,
  UsernameExistsException,
} from '@aws-sdk/client-cognito-identity-provider';
import { clientSettings } from './emulator-environment.ts';
import { apiUrlOf, readParameter } from './parameters.ts';
import { type LocalState, type LocalUser, readState, writeState } from './state.ts';
import type { BringUpContext, Step } from './step.ts';

type Where = Pick<BringUpContext, 'stage' | 'region' | 'emulator'>;

const openPool = ({ emulator, region }: Where): CognitoIdentityProviderClient =>
  new CognitoIdentityProviderClient(clientSettings({ endpoint: emulator.endpoint, region }));

/** 96 random bits, and one of each kind of character that a pool's policy may ask for. */
export const randomPassword = (): string => `${randomBytes(12).toString('base64url')}aA1!`;

/** The demo logins of an earlier run, or new ones. */
export const usersOf = (state: LocalState | undefined, password: () => string): LocalState['users'] => ({
  buyer: state?.users.buyer ?? { email: 'buyer@bazaar.test', password: password() },
  admin: state?.users.admin ?? { email: 'admin@bazaar.test', password: password() },
});

const createUser = async (pool: CognitoIdentityProviderClient, UserPoolId: string, email: string): Promise<void> => {
  const UserAttributes = [
    { Name: 'email', Value: email },
    { Name: 'email_verified', Value: 'true' },
  ];
  const create = new AdminCreateUserCommand({ UserPoolId, Username: email, MessageAction: 'SUPPRESS', UserAttributes });
  await pool.send(create).catch((error: unknown) => {
    if (!(error instanceof UsernameExistsException)) throw error;
  });
};

/** A user who can sign in with exactly this password; again is the same. */
export const ensureUser = async (
  where: Where,
  { email, password }: LocalUser,
  groups: string[] = [],
): Promise<void> => {
  const pool = openPool(where);
  const UserPoolId = await readParameter(where, 'user-pool-id');
  await createUser(pool, UserPoolId, email);
  const asUser = { UserPoolId, Username: email };
  await pool.send(new AdminSetUserPasswordCommand({ ...asUser, Password: password, Permanent: true }));
  for (const GroupName of groups) await pool.send(new AdminAddUserToGroupCommand({ ...asUser, GroupName }));
  pool.destroy();
};

/** @returns an access token, which the API takes as `Authorization: Bearer <token>` */
export const signIn = async (where: Where, { email, password }: LocalUser): Promise<string> => {
  const pool = openPool(where);
  const ClientId = await readParameter(where, 'user-pool-client-id');
  const AuthParameters = { USERNAME: email, PASSWORD: password };
  const answer = await pool.send(new InitiateAuthCommand({ AuthFlow: 'USER_PASSWORD_AUTH', ClientId, AuthParameters }));
  pool.destroy();
  const token = answer.AuthenticationResult?.AccessToken;
  if (!token) throw new Error(`Cognito asked for ${answer.ChallengeName ?? 'nothing'} instead of signing ${email} in`);
  return token;
};

/** Makes the demo logins and writes `.local/bazaar.json`. */
export const usersStep: Step = {
  title: 'users',
  run: async (context) => {
    const { paths, stage, region, emulator } = context;
    const earlier = readState(paths);
    const users = usersOf(earlier, randomPassword);
    await Promise.all([ensureUser(context, users.buyer), ensureUser(context, users.admin, ['admin'])]);
    const apiUrl = apiUrlOf(emulator.endpoint, await readParameter(context, 'api-id'));
    const docs = earlier?.docs ?? {};
    writeState(paths, { awsEndpointUrl: emulator.endpoint, apiUrl, region, stage, users, docs });
    return `${users.buyer.email}, ${users.admin.email}`;
  },
};
