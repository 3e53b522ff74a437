import { describe, expect, it } from '@jest/globals';
import { redact } from '#functions/shared/runtime/redact.ts';

const logged = (value: unknown): string => JSON.stringify(value, redact);

describe('what is logged', () => {
  it.each([
    'authorization',
    'Authorization',
    'password',
    'email',
    'access_token',
    'paymentMethod',
    'phone_number',
    'address',
  ])('never shows the field %s, at any depth', (field) => {
    expect(logged({ request: { headers: [{ [field]: 'canary' }] } })).not.toContain('canary');
  });

  it('shows the rest, nulls of private fields included', () => {
    expect(logged({ orderId: 'ord_1', email: null })).toBe('{"orderId":"ord_1","email":null}');
  });
});
