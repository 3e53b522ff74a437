import { describe, expect, it } from '@jest/globals';
import type { PreferencesInput } from '#functions/customers/contract/profile.ts';
import { type Act, prefer, register, rewrite } from '#functions/customers/domain/profile.ts';
import { toEvents } from '#functions/customers/domain/to-events.ts';

const at = (second: number): Act => ({
  at: new Date(Date.UTC(2026, 0, 1, 0, 0, second)).toISOString(),
  trace: { c: `c${second}`, k: 'k', t: 't' },
});
const yes: PreferencesInput = { marketingEmail: { granted: true, text: 'marketing-email-1' } };
const no: PreferencesInput = { marketingEmail: { granted: false } };
const row = (state: object, sk = 'profile') => ({ pk: 'sub-1', sk, v: 1, ...state });

describe('a consent', () => {
  it('is the last one that was given, however often minds changed', () => {
    let profile = register('sub-1', at(0));
    for (let n = 1; n <= 250; n += 1) profile = prefer(profile, n % 2 === 0 ? no : yes, at(n));
    expect(profile.marketingEmail).toHaveLength(100);
    expect(profile.marketingEmail.at(-1)).toEqual({ granted: false, text: undefined, at: at(250).at });
  });

  it('is not made by a no of somebody who was never asked', () => {
    const profile = register('sub-1', at(0));
    expect(prefer(profile, no, at(1))).toBe(profile);
  });
});

describe('the events of customers', () => {
  const profile = rewrite(register('sub-1', at(0)), { givenName: 'Mary' }, at(9));

  it('say once that somebody registered, with the time of it, whatever was written since', () => {
    expect(toEvents(undefined, row(profile))).toMatchObject([
      { aggregateId: 'sub-1', sequence: 1, occurredAt: at(0).at, data: { customerId: 'sub-1' } },
    ]);
    expect(toEvents(row(register('sub-1', at(0))), row(profile))).toEqual([]);
  });

  it('say nothing of addresses, nor of anything personal', () => {
    expect(toEvents(undefined, row({ addresses: [{ name: 'Mary' }] }, 'addresses'))).toEqual([]);
    expect(JSON.stringify(toEvents(undefined, row(profile)))).not.toContain('Mary');
  });
});
