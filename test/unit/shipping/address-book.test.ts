import { describe, expect, it } from '@jest/globals';
import { formatOf } from '#functions/customers/adapters/address-formats.ts';
import { countryOf, servedCountries } from '#functions/shipping/domain/countries.ts';

describe.each(servedCountries())('an address in %s that customers keeps', (code) => {
  const format = formatOf(code);
  const served = countryOf(code);

  it('has all that a parcel needs', () => {
    expect(served?.needs.filter((field) => !format?.required.includes(field))).toEqual([]);
  });

  it('has a postal code of the same form', () => {
    expect(served?.postalCode.example).toMatch(format?.postalCode ?? /^$/);
  });
});
