import type { PasswordWeakness } from '#functions/customers/contract/password-policy.ts';
import {
  AccountNotConfirmed,
  ConfirmationCodeExpired,
  PasswordResetRequired,
  SignInRefused,
  WrongConfirmationCode,
} from '#functions/customers/domain/errors.ts';
import { weakPassword } from '#functions/customers/domain/password.ts';
import { InvalidRequest, TooManyRequests } from '#functions/shared/runtime/api/errors.ts';

/** What an error of Cognito is to us. Its own words stay in `cause`: they may say more than a caller should know. */
export type Translation = Readonly<Record<string, (cause: Error) => Error>>;

/** Within Cognito's quota for the whole pool again; and of what it counts by account, which takes longer. */
const SOON_SECONDS = 5;
const LATER_SECONDS = 900;

const tooMany = (retryAfterSeconds: number) => (cause: Error) =>
  new TooManyRequests(`Try again in ${retryAfterSeconds} seconds.`, { retryAfterSeconds }, { cause });

/** Every operation may answer these. */
export const ALWAYS: Translation = {
  TooManyRequestsException: tooMany(SOON_SECONDS),
  LimitExceededException: tooMany(LATER_SECONDS),
  TooManyFailedAttemptsException: tooMany(LATER_SECONDS),
};

const reasons: readonly (readonly [RegExp, PasswordWeakness])[] = [
  [/not long enough/, 'too-short'],
  [/lowercase/, 'no-lowercase'],
  [/uppercase/, 'no-uppercase'],
  [/numeric/, 'no-digit'],
  [/symbol/, 'no-symbol'],
];

const weaknessIn = ({ message }: Error): PasswordWeakness =>
  reasons.find(([pattern]) => pattern.test(message))?.[1] ?? 'refused';

const NOT_TAKEN = 'The user pool does not take this e-mail address or password.';
const notTaken = { in: 'body', pointer: '', message: 'not an e-mail address or password that the user pool takes' };

/** Where a new password is set. */
export const NEW_PASSWORD: Translation = {
  InvalidPasswordException: (cause) => weakPassword([weaknessIn(cause)], cause),
  PasswordHistoryPolicyViolationException: (cause) => weakPassword(['used-before'], cause),
  InvalidParameterException: (cause) => new InvalidRequest(NOT_TAKEN, { errors: [notTaken] }, { cause }),
};

const wrongCode = (cause: Error) =>
  new WrongConfirmationCode('Take the code of the last mail, or ask for a new one.', {}, { cause });

/** Where a code is shown. A stranger's address, and one that is confirmed, look like a wrong code. */
export const CODE: Translation = {
  CodeMismatchException: wrongCode,
  UserNotFoundException: wrongCode,
  NotAuthorizedException: wrongCode,
  ExpiredCodeException: (cause) => new ConfirmationCodeExpired('Ask for a new one.', {}, { cause }),
};

const refused = (cause: Error) => new SignInRefused('Sign in again, or reset the password.', {}, { cause });

/** Where somebody signs in. */
export const SIGN_IN: Translation = {
  NotAuthorizedException: refused,
  UserNotFoundException: refused,
  UserNotConfirmedException: (cause) =>
    new AccountNotConfirmed('Send the code to POST /customers/confirmations first.', {}, { cause }),
  PasswordResetRequiredException: (cause) =>
    new PasswordResetRequired('Set one with POST /customers/passwords/forgot.', {}, { cause }),
};
