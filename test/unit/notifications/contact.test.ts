import { describe, expect, it } from '@jest/globals';
import { contactInputSchema } from '#functions/notifications/contract/contact-input.ts';
import { isGone, make, maskEmail, remove } from '#functions/notifications/domain/contact.ts';

const NOW = new Date('2026-01-01T00:00:00.000Z');
const id = 'con_00000000000000000000000001';
const daysLater = (days: number): Date => new Date(NOW.getTime() + days * 86_400_000);

describe('an e-mail address', () => {
  it.each([
    ['Ann.Lee+shop@Example.COM', 'Ann.Lee+shop@example.com'],
    ['a@b.co', 'a@b.co'],
    [`${'a'.repeat(64)}@example.com`, `${'a'.repeat(64)}@example.com`],
  ])('%s is kept as %s', (email, kept) => {
    expect(contactInputSchema.parse({ email })).toEqual({ email: kept });
  });

  it.each([
    '',
    'ann',
    'ann@',
    '@example.com',
    'ann@example',
    'ann@@example.com',
    'ann@exa mple.com',
    ' ann@example.com',
    'ann@example.com\r\nBcc: all@example.com',
    'ann\u0000@example.com',
    'ann\u202e@example.com',
    'ann@example.com,bob@example.com',
    'Ann <ann@example.com>',
    `${'a'.repeat(65)}@example.com`,
    `a@${'b'.repeat(250)}.com`,
    '\ud800@example.com',
  ])('%j is none', (email) => {
    expect(contactInputSchema.safeParse({ email }).success).toBe(false);
  });

  it('is masked to what its owner knows again', () => {
    expect(maskEmail('ann@example.com')).toBe('a…@example.com');
    expect(maskEmail('a@example.com')).toBe('a…@example.com');
  });
});

describe('a language', () => {
  it.each(['de', 'pt-BR', 'zh-Hant-TW', 'es-419'])('may be %s', (locale) => {
    expect(Intl.getCanonicalLocales(locale)).toEqual([locale]);
    expect(contactInputSchema.safeParse({ email: 'a@b.co', locale }).success).toBe(true);
  });

  it.each(['', 'deutsch', 'de_DE', 'DE', 'de-de', 'de-DE-x-private', '../de'])('may not be %j', (locale) => {
    expect(contactInputSchema.safeParse({ email: 'a@b.co', locale }).success).toBe(false);
  });
});

describe('a contact', () => {
  const wanted = { email: 'ann@example.com', locale: 'de' };

  it("of a guest ends after 180 days, a customer's does not", () => {
    const guests = make({ id, owner: 'guest_1', guest: true }, wanted, NOW);
    expect([179.9, 180].map((days) => isGone(guests, daysLater(days)))).toEqual([false, true]);
    expect(isGone(make({ id, owner: 'buyer-1', guest: false }, wanted, NOW), daysLater(10_000))).toBe(false);
  });

  it('that was deleted holds nothing personal, and is forgotten itself after a day', () => {
    const left = remove(make({ id, owner: 'buyer-1', guest: false }, wanted, NOW), NOW);
    expect(left).toEqual({ id, owner: 'buyer-1', version: 2, status: 'DELETED', expiresAt: expect.any(Number) });
    expect([0.9, 1].map((days) => isGone(left, daysLater(days)))).toEqual([false, true]);
  });
});
