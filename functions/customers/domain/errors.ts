import { defineError } from '#functions/shared/kernel/domain-error.ts';

export const WeakPassword = defineError('WeakPassword', 'unprocessable', 'The password is too weak.');
export const WrongConfirmationCode = defineError(
  'WrongConfirmationCode',
  'unprocessable',
  'This is not the code of the mail.',
);
export const ConfirmationCodeExpired = defineError(
  'ConfirmationCodeExpired',
  'unprocessable',
  'The code is not valid any more.',
);
export const SignInRefused = defineError('SignInRefused', 'unauthenticated', 'These credentials do not sign in.');
export const AccountNotConfirmed = defineError(
  'AccountNotConfirmed',
  'unauthenticated',
  'The account waits for the code of its mail.',
);
export const PasswordResetRequired = defineError(
  'PasswordResetRequired',
  'unauthenticated',
  'The account needs a new password.',
);
export const SignInChallenged = defineError(
  'SignInChallenged',
  'unauthenticated',
  'The account asks for more than a password.',
);

export const AddressNotFound = defineError('AddressNotFound', 'not-found', 'There is no such address.');
export const AddressRemoved = defineError('AddressRemoved', 'gone', 'The address was added and removed again.');
export const AddressBookFull = defineError('AddressBookFull', 'conflict', 'There are too many addresses.');
export const TooManyAddressChanges = defineError(
  'TooManyAddressChanges',
  'too-many',
  'Too many addresses were added and removed in a day.',
);
