import { InvalidArgumentError, Option } from 'commander';
import { canonicalLanguage } from '#functions/shared/runtime/api/language-tag.ts';

/** A parser of whole numbers between two bounds. */
export const wholeNumber =
  (min: number, max = Number.MAX_SAFE_INTEGER) =>
  (text: string): number => {
    const value = Number(text);
    if (/^[+-]?\d+$/.test(text) && value >= min && value <= max) return value;
    throw new InvalidArgumentError(`It must be a whole number from ${min} to ${max}.`);
  };

/** A share of calls, from 0 to 1; `10%` is read too. */
export const share = (text: string): number => {
  const value = text.endsWith('%') ? Number(text.slice(0, -1)) / 100 : Number(text);
  if (/\d/.test(text) && value >= 0 && value <= 1) return value;
  throw new InvalidArgumentError('It must be a share from 0 to 1, or from 0% to 100%.');
};

/** SKUs are upper case. */
export const sku = (text: string): string => text.toUpperCase();

const language = (text: string): string => {
  const tag = canonicalLanguage(text);
  if (tag !== undefined) return tag;
  throw new InvalidArgumentError('It must be a language tag, such as de or pt-BR.');
};

/** For what has its texts in several languages. */
export const inLanguage = (): Option =>
  new Option('--language <tag>', 'in this language where it is there, such as de').argParser(language);

/** For what buyers and guests have alike. */
export const asGuest = (): Option => new Option('--guest', 'as a guest, without an account');

/** The end of a help page. */
export const examples = (...lines: readonly string[]): string =>
  ['', lines.length === 1 ? 'Example:' : 'Examples:', ...lines.map((line) => `  npm run shop -- ${line}`)].join('\n');
