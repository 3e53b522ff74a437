import type { AddressFields, AddressInput } from '#functions/customers/contract/address.ts';
import { InvalidAddress } from '#functions/customers/contract/errors.ts';

/** A state or province: its code, its name there, and how its postal codes begin. */
export type Region = { readonly code: string; readonly name: string; readonly postalCodes?: RegExp | undefined };

/** What addresses of a country look like. */
export type AddressFormat = {
  readonly required: readonly (keyof AddressFields)[];
  readonly postalCode?: RegExp | undefined;
  /** None where any text does. */
  readonly regions: readonly Region[];
};

export type FormatOf = (country: string) => AddressFormat | undefined;

type Fault = { readonly in: 'body'; readonly pointer: string; readonly message: string };

const fault = (field: keyof AddressFields, message: string): Fault => ({ in: 'body', pointer: `/${field}`, message });

/** Capitals and accents make no difference: `ile-de-france` is `Île-de-France`. */
const { compare } = new Intl.Collator('en', { sensitivity: 'base' });

const sameText = (one: string, other: string): boolean => compare(one, other) === 0;

const regionOf = ({ regions }: AddressFormat, text = ''): Region | undefined =>
  regions.find(({ code, name }) => sameText(code, text) || sameText(name, text));

const missing = (address: AddressInput, { required }: AddressFormat): Fault[] =>
  required.flatMap((field) => (address[field] === undefined ? [fault(field, 'is needed in this country')] : []));

const wrongRegion = ({ region }: AddressInput, format: AddressFormat): Fault[] =>
  region === undefined || format.regions.length === 0 || regionOf(format, region)
    ? []
    : [fault('region', `must be one of ${format.regions.map(({ code, name }) => `${code} (${name})`).join(', ')}`)];

const wrongPostalCode = ({ postalCode, region }: AddressInput, format: AddressFormat): Fault[] => {
  if (postalCode === undefined) return [];
  if (format.postalCode && !format.postalCode.test(postalCode))
    return [fault('postalCode', 'is not one of this country')];
  const begins = regionOf(format, region)?.postalCodes?.test(postalCode) ?? true;
  return begins ? [] : [fault('postalCode', 'is not one of this region')];
};

/** Codes in capitals, regions by their code. */
const tidy = (address: AddressInput, format: AddressFormat): AddressInput => {
  const region = regionOf(format, address.region)?.code ?? address.region;
  const postalCode = address.postalCode?.toUpperCase();
  return { ...address, ...(region && { region }), ...(postalCode && { postalCode }) };
};

const refuse = (country: string, errors: readonly Fault[]): never => {
  throw new InvalidAddress(`This is no address in ${country}.`, { country, errors });
};

/** The address as its country writes it. What the faults say is never what the address says. @throws InvalidAddress */
export const checkAddress =
  (formatOf: FormatOf) =>
  (address: AddressInput): AddressInput => {
    const format = formatOf(address.country);
    if (format === undefined) return refuse(address.country, [fault('country', 'is not a country')]);
    const tidied = tidy(address, format);
    const faults = [missing, wrongRegion, wrongPostalCode].flatMap((check) => check(tidied, format));
    return faults.length === 0 ? tidied : refuse(address.country, faults);
  };
