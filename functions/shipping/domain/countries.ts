/** Countries that cost the same to send to. */
export type Zone = 'home' | 'eu' | 'europe' | 'world';

/** A country that is served, and what an address in it must say for a parcel to arrive. */
export type Country = {
  readonly zone: Zone;
  readonly needs: readonly Need[];
  readonly postalCode: PostalCode;
};

/** The form of a postal code in capitals, and one for people to see. */
type PostalCode = { readonly form: RegExp; readonly example: string };

type Need = 'postalCode' | 'city' | 'region';

const NEEDED: readonly Need[] = ['postalCode', 'city'];
/** Where postal codes are in use but often left out. */
const CITY: readonly Need[] = ['city'];
const WITH_REGION: readonly Need[] = [...NEEDED, 'region'];

const country = (zone: Zone, form: RegExp, example: string, needs: readonly Need[] = NEEDED): Country => ({
  zone,
  needs,
  postalCode: { form, example },
});

const FOUR = /^\d{4}$/;
const FIVE = /^\d{5}$/;
const SIX = /^\d{6}$/;
const THREE_TWO = /^\d{3} ?\d{2}$/;

/** By ISO 3166-1 alpha-2. Not served: every country that is not here. */
const COUNTRIES: Readonly<Record<string, Country>> = {
  DE: country('home', FIVE, '10115'),

  AT: country('eu', FOUR, '1010'),
  BE: country('eu', FOUR, '1000'),
  BG: country('eu', FOUR, '1000', CITY),
  CY: country('eu', FOUR, '1010', CITY),
  CZ: country('eu', THREE_TWO, '110 00'),
  DK: country('eu', FOUR, '1050'),
  EE: country('eu', FIVE, '10111'),
  ES: country('eu', FIVE, '28001'),
  FI: country('eu', FIVE, '00100'),
  FR: country('eu', /^\d{2} ?\d{3}$/, '75001'),
  GR: country('eu', THREE_TWO, '104 31'),
  HR: country('eu', FIVE, '10000', CITY),
  HU: country('eu', FOUR, '1011'),
  IE: country('eu', /^[A-Z\d]{3} ?[A-Z\d]{4}$/, 'D02 AF30', CITY),
  IT: country('eu', FIVE, '00118'),
  LT: country('eu', /^(LT-)?\d{5}$/, '01001'),
  LU: country('eu', /^(L-)?\d{4}$/, '1009'),
  LV: country('eu', /^(LV-)?\d{4}$/, 'LV-1001'),
  MT: country('eu', /^[A-Z]{3} ?\d{2,4}$/, 'VLT 1010', CITY),
  NL: country('eu', /^[1-9]\d{3} ?[A-Z]{2}$/, '1012 AB'),
  PL: country('eu', /^\d{2}-\d{3}$/, '00-001'),
  PT: country('eu', /^\d{4}-\d{3}$/, '1000-001'),
  RO: country('eu', SIX, '010011'),
  SE: country('eu', THREE_TWO, '111 20'),
  SI: country('eu', FOUR, '1000', CITY),
  SK: country('eu', THREE_TWO, '811 01'),

  CH: country('europe', FOUR, '8001'),
  GB: country('europe', /^([A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|GIR ?0AA|BFPO ?\d{1,4})$/, 'SW1A 1AA'),
  IS: country('europe', /^\d{3}$/, '101', CITY),
  LI: country('europe', /^94(8[5-9]|9[0-8])$/, '9490'),
  NO: country('europe', FOUR, '0150'),

  AU: country('world', FOUR, '2000', WITH_REGION),
  BR: country('world', /^\d{5}-?\d{3}$/, '01001-000', WITH_REGION),
  CA: country('world', /^[ABCEGHJ-NPRSTVXY]\d[A-Z] ?\d[A-Z]\d$/, 'M5H 2N2', WITH_REGION),
  CL: country('world', /^\d{7}$/, '8320000', CITY),
  IL: country('world', /^\d{5}(\d{2})?$/, '9414109', CITY),
  JP: country('world', /^\d{3}-?\d{4}$/, '100-0001', ['postalCode', 'region']),
  KR: country('world', FIVE, '03051', WITH_REGION),
  KW: country('world', FIVE, '13001', CITY),
  MX: country('world', FIVE, '06000', WITH_REGION),
  MY: country('world', FIVE, '50000'),
  NZ: country('world', FOUR, '1010'),
  SG: country('world', SIX, '018956', ['postalCode']),
  TH: country('world', FIVE, '10200', CITY),
  TW: country('world', /^\d{3}(\d{2,3})?$/, '100', WITH_REGION),
  US: country('world', /^\d{5}([ -]\d{4})?$/, '94105', WITH_REGION),
  ZA: country('world', FOUR, '8001'),
};

export const countryOf = (code: string): Country | undefined =>
  Object.hasOwn(COUNTRIES, code) ? COUNTRIES[code] : undefined;

export const servedCountries = (): readonly string[] => Object.keys(COUNTRIES);
