import type {
  Mail,
  ResetPassword,
  SignOut,
  SignOutEverywhere,
  SignUp,
} from '#functions/customers/application/ports.ts';
import { refuseWeak } from '#functions/customers/domain/password.ts';

type Credentials = { readonly email: string; readonly password: string };

/**
 * Says nothing of whether there is such an account: an unconfirmed one gets its code once more, and its owner learns from the
 * mail; a confirmed one stays as it is.
 * @throws WeakPassword
 */
export const signUp =
  (ports: { readonly signUp: SignUp; readonly mailConfirmation: Mail }) =>
  async ({ email, password }: Credentials): Promise<void> => {
    refuseWeak(password);
    if ((await ports.signUp(email, password)) === 'there-already') await ports.mailConfirmation(email);
  };

type ResetPorts = { readonly resetPassword: ResetPassword; readonly signOutEverywhere: SignOutEverywhere };

/**
 * Whoever knew the old password, or made the account in another's name, is out.
 * @throws WeakPassword, WrongConfirmationCode, ConfirmationCodeExpired
 */
export const resetPassword =
  (ports: ResetPorts) =>
  async ({ email, code, password }: Credentials & { readonly code: string }): Promise<void> => {
    refuseWeak(password);
    await ports.resetPassword(email, code, password);
    await ports.signOutEverywhere(email);
  };

/** @param authorization the header, with or without `Bearer` */
export const signOut =
  (ports: { readonly signOut: SignOut }) =>
  (authorization = ''): Promise<void> =>
    ports.signOut(authorization.replace(/^bearer\s+/i, ''));
