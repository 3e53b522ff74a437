import { describe, expect, it } from '@jest/globals';
import { taxRatesIn } from '#functions/orders/domain/tax-rates.ts';
import { checkAddress } from '#functions/shipping/domain/check-address.ts';
import { countryOf, servedCountries } from '#functions/shipping/domain/countries.ts';
import { tariffCurrencies } from '#functions/shipping/domain/tariffs.ts';
import { LIST_CURRENCIES } from '#scripts/seed/price-list.ts';

const address = { name: 'Ada Byron', line1: 'Chausseestr. 1', postalCode: '10115', city: 'Berlin', country: 'DE' };

const faultsOf = (changes: object): unknown => {
  try {
    checkAddress({ ...address, ...changes });
    return [];
  } catch (error) {
    return error;
  }
};

describe('the countries that are served', () => {
  it.each(servedCountries())('%s is one, and its own example is a postal code there', (code) => {
    const { postalCode } = countryOf(code) ?? {};
    expect(new Intl.DisplayNames('en', { type: 'region', fallback: 'none' }).of(code)).toBeDefined();
    expect(postalCode?.example).toMatch(postalCode?.form ?? /^$/);
  });

  it.each(servedCountries())('%s has taxes, so that what is quoted can be ordered', (code) => {
    expect(taxRatesIn(code, '2026-01-01T00:00:00.000Z')).toBeDefined();
  });

  it('are in every zone', () => {
    const zones = servedCountries().map((code) => countryOf(code)?.zone);
    expect(new Set(zones)).toEqual(new Set(['home', 'eu', 'europe', 'world']));
    expect(zones.filter((zone) => zone === 'eu')).toHaveLength(26);
  });

  it('pay in each currency of the price list', () => {
    expect([...tariffCurrencies].sort()).toEqual([...LIST_CURRENCIES].sort());
  });
});

describe('an address', () => {
  it.each([
    {},
    { country: 'GB', postalCode: 'sw1a 1aa' },
    { country: 'NL', postalCode: '1012AB' },
    { country: 'US', postalCode: '94105-1234', region: 'CA' },
    { country: 'SG', postalCode: '018956', city: undefined },
    { country: 'IE', postalCode: undefined },
  ])('may be %j', (changes) => {
    expect(faultsOf(changes)).toEqual([]);
  });

  it.each([
    [{ postalCode: '1011' }, [{ in: 'body', pointer: '/address/postalCode', message: 'must look like 10115' }]],
    [{ postalCode: undefined }, [{ in: 'body', pointer: '/address/postalCode', message: 'is needed in this country' }]],
    [
      { country: 'US', city: undefined },
      [
        { in: 'body', pointer: '/address/city', message: 'is needed in this country' },
        { in: 'body', pointer: '/address/region', message: 'is needed in this country' },
      ],
    ],
  ])('may not be %j, and hears why without being repeated', (changes, errors) => {
    const { country = 'DE' } = changes as { country?: string };
    expect(faultsOf(changes)).toMatchObject({ name: 'InvalidAddress', facts: { country, errors } });
  });

  it.each(['ZZ', 'AQ', '__', 'toString'])('in %s is in no country that is served', (country) => {
    expect(faultsOf({ country })).toMatchObject({ name: 'CountryNotServed', facts: { country } });
  });
});
