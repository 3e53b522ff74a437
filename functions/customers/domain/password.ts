import { type PasswordWeakness, passwordPolicy } from '#functions/customers/contract/password-policy.ts';
import { WeakPassword } from '#functions/customers/domain/errors.ts';

/** What the user pool counts as symbols; a space within counts too. */
const SYMBOL = /[\^$*.[\]{}()?"!@#%&/\\,><':;|_~`=+\- ]/;

const rules: readonly (readonly [PasswordWeakness, (password: string) => boolean])[] = [
  ['too-short', (password) => password.length >= passwordPolicy.minLength],
  ['no-lowercase', (password) => /[a-z]/.test(password)],
  ['no-uppercase', (password) => /[A-Z]/.test(password)],
  ['no-digit', (password) => /[0-9]/.test(password)],
  ['no-symbol', (password) => SYMBOL.test(password.trim())],
];

export const weakPassword = (reasons: readonly PasswordWeakness[], cause?: unknown) =>
  new WeakPassword(
    `Take at least ${passwordPolicy.minLength} characters, with capitals, small letters, digits and symbols.`,
    { reasons },
    { cause },
  );

/**
 * The pool looks for an account before it looks at the password: asked first, it would tell by a refusal of a weak one that
 * there is no account yet.
 * @throws WeakPassword with every reason
 */
export const refuseWeak = (password: string): void => {
  const reasons = rules.flatMap(([reason, keeps]) => (keeps(password) ? [] : [reason]));
  if (reasons.length > 0) throw weakPassword(reasons);
};
