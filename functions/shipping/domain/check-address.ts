import type { AddressFields } from '#functions/customers/contract/address.ts';
import { InvalidAddress } from '#functions/customers/contract/errors.ts';
import { CountryNotServed } from '#functions/shipping/contract/errors.ts';
import { type Country, countryOf } from '#functions/shipping/domain/countries.ts';

type Fault = { readonly in: 'body'; readonly pointer: string; readonly message: string };

const fault = (field: keyof AddressFields, message: string): Fault => ({
  in: 'body',
  pointer: `/address/${field}`,
  message,
});

const missing = (address: AddressFields, { needs }: Country): Fault[] =>
  needs.filter((field) => address[field] === undefined).map((field) => fault(field, 'is needed in this country'));

const misformed = ({ postalCode: given }: AddressFields, { postalCode }: Country): Fault[] =>
  given === undefined || postalCode.form.test(given.toUpperCase())
    ? []
    : [fault('postalCode', `must look like ${postalCode.example}`)];

/**
 * The country that an address is in. Asks for less than customers does of an address that it keeps: one from there passes.
 * What the faults say is never what the address says.
 * @throws CountryNotServed, InvalidAddress
 */
export const checkAddress = (address: AddressFields): Country => {
  const country = countryOf(address.country);
  if (country === undefined)
    throw new CountryNotServed(`Nothing is sent to ${address.country}.`, { country: address.country });
  const errors = [...missing(address, country), ...misformed(address, country)];
  if (errors.length > 0)
    throw new InvalidAddress(`This is no address in ${address.country}.`, { country: address.country, errors });
  return country;
};
