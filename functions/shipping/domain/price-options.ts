import { CurrencyNotOffered } from '#functions/catalog/contract/errors.ts';
import type { Currency } from '#functions/shared/kernel/money/currency.ts';
import type { Zone } from '#functions/shipping/domain/countries.ts';
import { ParcelTooHeavy } from '#functions/shipping/domain/errors.ts';
import type { Parcel } from '#functions/shipping/domain/parcel.ts';
import {
  hasTariff,
  type Method,
  type Tariff,
  type TariffCurrency,
  tariffCurrencies,
  tariffsOf,
} from '#functions/shipping/domain/tariffs.ts';

/** One way to send a parcel; `amount` is in minor units of the quote's currency, with tax. */
export type Option = {
  readonly method: Method;
  readonly amount: number;
  readonly days: { readonly min: number; readonly max: number };
};

/** @throws CurrencyNotOffered */
const tariffCurrency = (currency: Currency): TariffCurrency => {
  if (hasTariff(currency)) return currency;
  throw new CurrencyNotOffered(`Nothing is sent for ${currency}.`, { offered: tariffCurrencies });
};

const priceIn = (
  currency: TariffCurrency,
  { steps, freeFrom }: Tariff,
  { grams, value }: Parcel,
): number | undefined => {
  const step = steps.find(({ upToGrams }) => grams <= upToGrams);
  if (step === undefined) return undefined;
  return freeFrom !== undefined && value.amount >= freeFrom[currency] ? 0 : step.prices[currency];
};

const heaviest = (tariffs: readonly Tariff[]): number =>
  Math.max(...tariffs.flatMap(({ steps }) => steps.map(({ upToGrams }) => upToGrams)));

/** Every way that there is for a parcel into a zone. @throws CurrencyNotOffered, ParcelTooHeavy */
export const priceOptions = (zone: Zone, parcel: Parcel): Option[] => {
  const currency = tariffCurrency(parcel.value.currency);
  const tariffs = tariffsOf(zone);
  const options = tariffs.flatMap((tariff) => {
    const amount = priceIn(currency, tariff, parcel);
    return amount === undefined ? [] : [{ method: tariff.method, amount, days: tariff.days }];
  });
  if (options.length > 0) return options;
  const limitGrams = heaviest(tariffs);
  throw new ParcelTooHeavy(`The goods weigh ${parcel.grams} g; ${limitGrams} g can be sent.`, {
    weightGrams: parcel.grams,
    limitGrams,
  });
};
