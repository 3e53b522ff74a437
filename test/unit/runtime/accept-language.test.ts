import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { languageChooser } from '#functions/shared/runtime/api/accept-language.ts';

const choose = (header: string | undefined, ...[first = 'en', ...rest]: readonly string[]): string =>
  languageChooser(header)([first, ...rest]);

describe('a language is chosen', () => {
  it.each<[string, string[], string]>([
    ['de', ['en', 'de'], 'de'],
    ['DE', ['en', 'de'], 'de'],
    ['en;q=0.5, de;q=0.9', ['en', 'de'], 'de'],
    ['fr, de;q=0.8', ['en', 'de'], 'de'],
    ['de;q=0.5, ja;q=0.5', ['en', 'ja', 'de'], 'de'],
    ['de ; Q=1.000 ,\ten', ['en', 'de'], 'de'],
    [', de,,', ['en', 'de'], 'de'],
    ['iw', ['en', 'he'], 'he'],
  ])('by what is asked for: %s of %j is %s', (header, there, language) => {
    expect(choose(header, ...there)).toBe(language);
  });

  it.each<[string, string[], string]>([
    ['pt-BR', ['en', 'pt', 'pt-BR'], 'pt-BR'],
    ['pt-BR', ['en', 'pt-PT', 'pt'], 'pt'],
    ['pt-BR', ['en', 'pt-PT'], 'pt-PT'],
    ['pt', ['en', 'pt-BR'], 'pt-BR'],
    ['zh-Hant-TW', ['en', 'zh-Hant'], 'zh-Hant'],
    ['zh-TW', ['en', 'zh-Hans', 'zh-Hant'], 'zh-Hant'],
    ['zh-TW', ['en', 'zh-CN'], 'en'],
    ['sr-Latn', ['en', 'sr-Cyrl'], 'en'],
    ['zh-Hant-x-shop', ['en', 'zh-Hant'], 'zh-Hant'],
    ['de, ja', ['en', 'ja', 'de-AT'], 'de-AT'],
  ])('by what comes nearest: %s of %j is %s', (header, there, language) => {
    expect(choose(header, ...there)).toBe(language);
  });

  it.each<[string, string[], string]>([
    ['*', ['en', 'de'], 'en'],
    ['en;q=0.1, *', ['en', 'de'], 'de'],
    ['de;q=0.5, *;q=0.7', ['de', 'de-AT', 'ja'], 'ja'],
    ['fr, *;q=0', ['en', 'de'], 'en'],
    ['fr, *;q=0.1', ['en', 'de'], 'en'],
  ])('among all others for *: %s of %j is %s', (header, there, language) => {
    expect(choose(header, ...there)).toBe(language);
  });

  it.each<[string, string[], string]>([
    ['en;q=0', ['en', 'de'], 'de'],
    ['en;q=0, *', ['en', 'de', 'ja'], 'de'],
    ['de;q=0, *', ['de', 'de-AT', 'ja'], 'ja'],
    ['de;q=0, de-AT', ['en', 'de', 'de-AT'], 'de-AT'],
    ['pt, pt-BR;q=0', ['en', 'pt-BR'], 'en'],
    ['en;q=0, de;q=0', ['en', 'de'], 'en'],
  ])('without what nobody wants: %s of %j is %s', (header, there, language) => {
    expect(choose(header, ...there)).toBe(language);
  });

  it.each([
    undefined,
    '',
    'de;q=2',
    'de;q=0.1234',
    'de;q',
    'de;level=1',
    'de_AT',
    'de, english(uk)',
    'de;;',
    '**',
    'ä',
  ])('as if nothing was asked when the header is %j', (header) => {
    expect(choose(header, 'en', 'de')).toBe('en');
  });

  it('by the first thirty of any number of wishes', () => {
    const many = Array.from({ length: 30 }, (_, at) => `x${String.fromCharCode(97 + (at % 26))}`);
    expect(choose([...many.slice(1), 'de'].join(), 'en', 'de')).toBe('de');
    expect(choose([...many, 'de'].join(), 'en', 'de')).toBe('en');
  });
});

const tag = fc.constantFrom('en', 'de', 'de-AT', 'pt', 'pt-BR', 'zh-Hans', 'zh-Hant', 'ja');
const range = fc.tuple(fc.oneof(tag, fc.constant('*')), fc.constantFrom('', ';q=1', ';q=0.5', ';q=0'));
const header = fc.array(range).map((ranges) => ranges.map((parts) => parts.join('')).join(', '));
const languages = fc.uniqueArray(tag, { minLength: 1 });

describe('whatever the header says', () => {
  it('what is chosen is there, and the same each time', () => {
    fc.assert(
      fc.property(fc.oneof(header, fc.string()), languages, (said, there) => {
        expect(there).toContain(choose(said, ...there));
        expect(choose(said, ...there)).toBe(choose(said, ...there));
      }),
    );
  });

  it('what is wanted most is shown when it is there', () => {
    fc.assert(
      fc.property(tag, header, languages, (wanted, said, there) => {
        fc.pre(there.includes(wanted) && !said.split(', ').some((one) => one.startsWith(`${wanted};q=0`)));
        expect(choose([wanted, said].join(', '), ...there)).toBe(wanted);
      }),
    );
  });

  it('what is refused is not shown while there is something else', () => {
    fc.assert(
      fc.property(tag, languages, (refused, there) => {
        const left = there.filter((one) => one !== refused && !one.startsWith(`${refused}-`));
        fc.pre(left.length > 0);
        expect(left).toContain(choose(`${refused};q=0`, ...there));
      }),
    );
  });
});
