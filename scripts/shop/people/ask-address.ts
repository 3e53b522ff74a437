import type { Command } from 'commander';
import type { AddressFields } from '#functions/customers/contract/address.ts';
import { collect, type Wanted } from '#scripts/shop/asking.ts';
import { usage } from '#scripts/shop/failure.ts';
import type { Session } from '#scripts/shop/session.ts';

/** The parts of an address as options have them. */
export type AddressOptions = { readonly [Part in keyof AddressFields]?: string };

type Part = { readonly option: string; readonly question: string; readonly optional?: true };

/** In the order in which people say them. Countries differ in what they need: the API knows. */
const PARTS: Readonly<Record<keyof Required<AddressFields>, Part>> = {
  country: { option: '--country <code>', question: 'Country (two letters, such as DE)' },
  name: { option: '--name <name>', question: 'Name' },
  line1: { option: '--line1 <text>', question: 'Street and number' },
  line2: { option: '--line2 <text>', question: 'More of the street (or nothing)', optional: true },
  postalCode: { option: '--postal-code <code>', question: 'Postal code (or nothing)', optional: true },
  city: { option: '--city <name>', question: 'City (or nothing)', optional: true },
  region: { option: '--region <name>', question: 'State or province (or nothing)', optional: true },
};

const names = Object.keys(PARTS) as (keyof typeof PARTS)[];

const countryCode = (text: string): string => {
  if (/^[A-Za-z]{2}$/.test(text)) return text.toUpperCase();
  throw usage(`${text} is not a country code such as DE.`);
};

export const addressOptions = (command: Command): Command => {
  for (const { option, question } of Object.values(PARTS))
    command.option(option, question.replace(' (or nothing)', ''));
  return command;
};

/** Whether any part of an address is given. */
export const hasAddress = (options: AddressOptions): boolean => names.some((name) => options[name] !== undefined);

const wantedOf = (options: AddressOptions): Record<keyof typeof PARTS, Wanted> =>
  Object.fromEntries(names.map((name) => [name, { ...PARTS[name], given: options[name] }])) as Record<
    keyof typeof PARTS,
    Wanted
  >;

/** How the parts are given that no address can do without. */
export const missingParts = (options: AddressOptions): string[] =>
  names.filter((name) => !PARTS[name].optional && options[name] === undefined).map((name) => PARTS[name].option);

/** The parts as given, and what is missing as asked for; with some parts given, optional ones are not asked for. */
export const collectAddress = async (session: Session, options: AddressOptions): Promise<AddressFields> => {
  const wanted = Object.entries(wantedOf(options)).filter(([, part]) => !(hasAddress(options) && isLeftOut(part)));
  const answers: Record<string, string> = await collect(session, Object.fromEntries(wanted));
  const said = Object.entries(answers).filter(([, text]) => text !== '');
  const address = Object.fromEntries(said) as AddressFields;
  return { ...address, country: countryCode(address.country) };
};

const isLeftOut = ({ optional, given }: Wanted): boolean => optional === true && given === undefined;
