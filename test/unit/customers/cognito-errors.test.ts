import { describe, expect, it } from '@jest/globals';
import { ALWAYS, CODE, NEW_PASSWORD, SIGN_IN, type Translation } from '#functions/customers/adapters/cognito-errors.ts';
import { accountRoutes } from '#functions/customers/contract/routes.ts';
import { DomainError } from '#functions/shared/kernel/domain-error.ts';

const translated = (translation: Translation): DomainError[] =>
  Object.values(translation).map((to) => to(new Error('secret internals')) as DomainError);

describe('what Cognito refuses', () => {
  const all = [ALWAYS, CODE, NEW_PASSWORD, SIGN_IN].flatMap(translated);

  it('becomes an error of ours that keeps the cause and does not show it', () => {
    for (const error of all) {
      expect(error).toBeInstanceOf(DomainError);
      expect(error.cause).toBeInstanceOf(Error);
      expect(JSON.stringify([error.message, error.facts])).not.toContain('internals');
    }
  });

  it('is named by the routes that may answer it', () => {
    const named = new Set<string>([
      'InvalidRequest',
      ...accountRoutes.flatMap(({ errors }) => errors as readonly string[]),
    ]);
    expect(all.map(({ name }) => name).filter((name) => !named.has(name))).toEqual([]);
  });

  it.each([
    ['Password not long enough', 'too-short'],
    ['Password must have lowercase characters', 'no-lowercase'],
    ['Password must have uppercase characters', 'no-uppercase'],
    ['Password must have numeric characters', 'no-digit'],
    ['Password must have symbol characters', 'no-symbol'],
    ['something new', 'refused'],
  ])('in the words %j is %s', (words, reason) => {
    const error = NEW_PASSWORD.InvalidPasswordException?.(new Error(`Password did not conform with policy: ${words}`));
    expect((error as DomainError).facts).toEqual({ reasons: [reason] });
  });
});
