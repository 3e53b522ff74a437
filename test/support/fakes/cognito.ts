import {
  AdminInitiateAuthCommand,
  AdminUserGlobalSignOutCommand,
  CognitoIdentityProviderClient,
  ConfirmForgotPasswordCommand,
  ConfirmSignUpCommand,
  ForgotPasswordCommand,
  GlobalSignOutCommand,
  InitiateAuthCommand,
  ResendConfirmationCodeCommand,
  SignUpCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { clientOf } from '#test/support/fakes/sdk-client.ts';

type User = {
  readonly sub: string;
  readonly email: string;
  password: string;
  status: 'UNCONFIRMED' | 'CONFIRMED' | 'RESET_REQUIRED';
  /** What the pool asks for after the password. */
  challenge?: string;
  confirmation?: string;
  reset?: string;
  readonly refreshTokens: Set<string>;
};

/** A mail with a code, as the pool would have sent it. */
type Mail = { readonly to: string; readonly about: 'confirmation' | 'reset'; readonly code: string };

type Input = {
  readonly Username?: string;
  readonly Password?: string;
  readonly ConfirmationCode?: string;
  readonly AccessToken?: string;
  readonly AuthParameters?: Readonly<Record<string, string>>;
};

const failure = (name: string, message = name): Error => Object.assign(new Error(message), { name });
const refuse = (name: string, message?: string): never => {
  throw failure(name, message);
};

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const accessTokenOf = ({ sub }: User): string => `${part({ alg: 'RS256' })}.${part({ sub, token_use: 'access' })}.x`;
const subIn = (token: string): string =>
  (JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString()) as { sub: string }).sub;

/** The pool's policy, with the words that Cognito has for it. */
const policy: readonly (readonly [RegExp, string])[] = [
  [/.{12}/, 'Password not long enough'],
  [/[a-z]/, 'Password must have lowercase characters'],
  [/[A-Z]/, 'Password must have uppercase characters'],
  [/\d/, 'Password must have numeric characters'],
  [/[^A-Za-z0-9]/, 'Password must have symbol characters'],
];

const checkPassword = (password: string): void => {
  const broken = policy.find(([pattern]) => !pattern.test(password));
  if (broken) refuse('InvalidPasswordException', `Password did not conform with policy: ${broken[1]}`);
};

const checkCode = (issued: string | undefined, shown: string | undefined): void => {
  if (issued === undefined) refuse('ExpiredCodeException');
  if (issued !== shown) refuse('CodeMismatchException');
};

/** The pool's users by their e-mail address, and what it mailed. */
type Pool = { readonly users: Map<string, User>; readonly mails: Mail[]; made: number };

const next = (pool: Pool): number => {
  pool.made += 1;
  return pool.made;
};

const find = ({ users }: Pool, name = ''): User | undefined =>
  users.get(name.toLowerCase()) ?? [...users.values()].find(({ sub }) => sub === name);

const known = (pool: Pool, { Username }: Input): User => find(pool, Username) ?? refuse('UserNotFoundException');

const mail = (pool: Pool, { email: to }: User, about: Mail['about']): string => {
  const code = String(100_000 + next(pool));
  pool.mails.push({ to, about, code });
  return code;
};

type Operation = (pool: Pool, input: Input) => object;

const signUp: Operation = (pool, { Username = '', Password = '' }) => {
  if (find(pool, Username)) refuse('UsernameExistsException');
  checkPassword(Password);
  const sub = `sub-${next(pool)}`;
  const user: User = { sub, email: Username, password: Password, status: 'UNCONFIRMED', refreshTokens: new Set() };
  pool.users.set(Username.toLowerCase(), user);
  user.confirmation = mail(pool, user, 'confirmation');
  return { UserConfirmed: false, UserSub: sub };
};

const confirmSignUp: Operation = (pool, input) => {
  const user = known(pool, input);
  if (user.status !== 'UNCONFIRMED') refuse('NotAuthorizedException', 'User cannot be confirmed.');
  checkCode(user.confirmation, input.ConfirmationCode);
  user.status = 'CONFIRMED';
  return {};
};

const resend: Operation = (pool, input) => {
  const user = known(pool, input);
  if (user.status !== 'UNCONFIRMED') refuse('InvalidParameterException', 'User is already confirmed.');
  user.confirmation = mail(pool, user, 'confirmation');
  return {};
};

const forgot: Operation = (pool, input) => {
  const user = known(pool, input);
  if (user.status === 'UNCONFIRMED') refuse('InvalidParameterException', 'There is no verified email.');
  user.reset = mail(pool, user, 'reset');
  return {};
};

const confirmForgot: Operation = (pool, input) => {
  const user = known(pool, input);
  checkCode(user.reset, input.ConfirmationCode);
  checkPassword(input.Password ?? '');
  Object.assign(user, { password: input.Password, status: 'CONFIRMED', reset: undefined });
  return {};
};

const LASTS = 3_600;

/** As Cognito, it looks at the state of an account before it looks at the password. */
const signIn: Operation = (pool, { AuthParameters: { USERNAME, PASSWORD } = {} }) => {
  const wrong = () => refuse('NotAuthorizedException', 'Incorrect username or password.');
  const user = find(pool, USERNAME) ?? wrong();
  if (user.status === 'UNCONFIRMED') refuse('UserNotConfirmedException');
  if (user.password !== PASSWORD) wrong();
  if (user.status === 'RESET_REQUIRED') refuse('PasswordResetRequiredException');
  if (user.challenge !== undefined) return { ChallengeName: user.challenge, Session: 'session' };
  const RefreshToken = `refresh-${next(pool)}`;
  user.refreshTokens.add(RefreshToken);
  return { AuthenticationResult: { AccessToken: accessTokenOf(user), RefreshToken, ExpiresIn: LASTS } };
};

const refresh: Operation = ({ users }, { AuthParameters: { REFRESH_TOKEN = '' } = {} }) => {
  const user = [...users.values()].find(({ refreshTokens }) => refreshTokens.has(REFRESH_TOKEN));
  if (user === undefined) return refuse('NotAuthorizedException', 'Invalid Refresh Token');
  return { AuthenticationResult: { AccessToken: accessTokenOf(user), ExpiresIn: LASTS } };
};

const signOut: Operation = (pool, { AccessToken = '' }) => {
  const user = find(pool, subIn(AccessToken)) ?? refuse('NotAuthorizedException');
  user.refreshTokens.clear();
  return {};
};

const signOutUser: Operation = (pool, input) => {
  known(pool, input).refreshTokens.clear();
  return {};
};

const operations = [
  [SignUpCommand, signUp],
  [ConfirmSignUpCommand, confirmSignUp],
  [ResendConfirmationCodeCommand, resend],
  [ForgotPasswordCommand, forgot],
  [ConfirmForgotPasswordCommand, confirmForgot],
  [AdminInitiateAuthCommand, signIn],
  [InitiateAuthCommand, refresh],
  [GlobalSignOutCommand, signOut],
  [AdminUserGlobalSignOutCommand, signOutUser],
] as const;

/**
 * A user pool in memory, behind the real client: users with their states, codes that go out by mail, tokens. Errors have
 * Cognito's names; who does not exist is hidden as the pool of the edge hides it.
 */
export const fakeCognito = () => {
  const pool: Pool = { users: new Map(), mails: [], made: 0 };
  const { mails } = pool;
  const waiting: Error[] = [];
  const calls: { readonly operation: string; readonly input: object }[] = [];
  const client = clientOf(CognitoIdentityProviderClient, (command: { readonly input: object }) => {
    const [kind, operation] = operations.find(([one]) => command instanceof one) ?? [];
    if (kind === undefined || operation === undefined) throw new Error('The pool does not know this.');
    calls.push({ operation: kind.name, input: command.input });
    const error = waiting.shift();
    if (error) throw error;
    return operation(pool, command.input);
  });

  const userOf = (email: string): User => find(pool, email) ?? refuse(`there is no ${email}`);
  return {
    client,
    mails,
    /** The code of the last mail to an address. @throws Error when none was sent */
    codeFor: (email: string): string => mails.findLast(({ to }) => to === email)?.code ?? refuse(`no mail to ${email}`),
    subOf: (email: string): string => userOf(email).sub,
    /** Changes a user as an operator or the passing of time would. */
    change: (email: string, to: Partial<Pick<User, 'status' | 'challenge' | 'confirmation' | 'reset'>>): void => {
      Object.assign(userOf(email), to);
    },
    /** Forgets the codes of a user: they are too old. */
    expireCodes: (email: string): void => {
      Object.assign(userOf(email), { confirmation: undefined, reset: undefined });
    },
    /** The next call fails with an error of this name. */
    failNext: (name: string, message?: string): void => {
      waiting.push(failure(name, message));
    },
    /** All that was said to the pool: which operation, with what. */
    calls: () => [...calls],
  };
};
