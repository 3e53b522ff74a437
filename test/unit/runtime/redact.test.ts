import { describe, expect, it } from '@jest/globals';
import { redact } from '#functions/shared/runtime/redact.ts';
import { privateKeyFrom, signToken } from '#functions/shared/runtime/signing/signed-token.ts';

const logged = (value: unknown): string => JSON.stringify(value, redact);

describe('what is logged', () => {
  it.each([
    'authorization',
    'Authorization',
    'password',
    'NewPassword',
    'email',
    'e-mail',
    'emailAddress',
    'mail',
    'access_token',
    'refreshToken',
    'guestToken',
    'guest-token',
    'ConfirmationCode',
    'paymentMethod',
    'phone_number',
    'address',
    'line1',
    'line2',
    'addressLine1',
    'city',
    'region',
    'postalCode',
    'zip',
    'givenName',
    'family_name',
    'Username',
  ])('never shows the field %s, at any depth', (field) => {
    expect(logged({ request: { headers: [{ [field]: 'canary' }] } })).not.toContain('canary');
  });

  it('shows no code of a mail, and the codes of errors', () => {
    expect(logged({ code: '471108' })).not.toContain('471108');
    expect(logged({ code: 'ECONNRESET' })).toBe('{"code":"ECONNRESET"}');
  });

  const key = privateKeyFrom('a secret');
  const jwt = `eyJ${'a'.repeat(20)}.eyJ${'b'.repeat(40)}.${'c'.repeat(43)}`;

  it.each([
    ['an e-mail address', 'kanarienvogel.4711+x@example.co.uk'],
    ['an e-mail address in other letters', 'чайка@пример.example'],
    ['a token of the pool', jwt],
    ["a guest's token", signToken('gst', { secret: 'x', expires: 1 }, key)],
    ['a quote', signToken('quo', { id: 'quo_1' }, key)],
    ['a contact', signToken('con', { id: 'con_1' }, key)],
  ])('never shows %s, whatever the field is called and whatever stands around it', (_, text) => {
    expect(logged({ message: `Value '${text}' at 'thing' failed.`, list: [text] })).not.toContain(text);
    expect(logged({ message: `Value '${text}' at 'thing' failed.` })).toContain("at 'thing' failed.");
  });

  it('shows the rest, nulls of private fields included', () => {
    expect(logged({ orderId: 'ord_1', email: null })).toBe('{"orderId":"ord_1","email":null}');
    const ids = { quoteId: 'quo_1', contactId: 'con_1', guest: 'guest_1', name: 'TimeoutError', count: 3 };
    expect(logged(ids)).toBe(JSON.stringify(ids));
  });

  it('takes time in proportion to a long text, however it is made', () => {
    const texts = (length: number): string[] => [
      'a'.repeat(length),
      '@'.repeat(length),
      `a@${'a.'.repeat(length / 2)}`,
      `eyJ${'a'.repeat(length)}`,
    ];
    const taken = (length: number): number => {
      const began = performance.now();
      for (const text of texts(length)) logged({ text });
      return performance.now() - began;
    };
    const least = (length: number): number => Math.min(taken(length), taken(length), taken(length));
    // Eight times the length: some eight times as long, or 64 times where a pattern looks back from every character.
    expect(least(80_000) / least(10_000)).toBeLessThan(30);
  });
});
