import { describe, expect, it } from '@jest/globals';
import { formatOf } from '#functions/customers/adapters/address-formats.ts';
import { checkAddress } from '#functions/customers/domain/check-address.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';

const LETTERS = Array.from({ length: 26 }, (_, index) => String.fromCharCode(65 + index));
const countries = LETTERS.flatMap((a) => LETTERS.map((b) => `${a}${b}`)).filter((code) => formatOf(code));
const check = checkAddress(formatOf);

describe('what is known of countries', () => {
  it('covers the world', () => {
    expect(countries.length).toBeGreaterThan(240);
    for (const country of ['DE', 'AT', 'CH', 'FR', 'GB', 'IE', 'US', 'CA', 'JP', 'CN', 'BR', 'IN', 'AU', 'ZA', 'AE'])
      expect(countries).toContain(country);
  });

  it('does not take the names of things for countries', () => {
    for (const name of ['', 'US ', 'us', 'constructor', '__proto__', 'ZZ']) expect(formatOf(name)).toBeUndefined();
  });

  it('is good for all of them: nothing but an address or its faults comes of checking', () => {
    const failed = countries.filter((country) => {
      const region = formatOf(country)?.regions[0]?.name ?? 'Region';
      try {
        check({ name: 'Mary', line1: '1 Street', city: 'City', region, postalCode: '!', country });
        return false;
      } catch (error) {
        return !isErrorNamed(error, 'InvalidAddress');
      }
    });
    expect(failed).toEqual([]);
  });

  it('takes every region by its code and by its name', () => {
    const misread = countries.flatMap((country) =>
      (formatOf(country)?.regions ?? []).flatMap(({ code, name }) => {
        const errorsFor = (region: string): string => {
          try {
            check({ name: 'Mary', line1: '1 Street', country, region });
            return '';
          } catch (error) {
            return JSON.stringify((error as { facts?: unknown }).facts);
          }
        };
        return [code, name].filter((text) => errorsFor(text).includes('/region'));
      }),
    );
    expect(misread).toEqual([]);
  });
});
