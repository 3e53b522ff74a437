import { canonicalLanguage, writtenAs } from '#functions/shared/runtime/api/language-tag.ts';

/** Chooses one of the tags that there are, canonical, of which the first is that of those who like none of them. */
export type ChooseLanguage = (there: readonly [string, ...string[]]) => string;

type Range = { readonly tag: string; readonly quality: number };

const ELEMENT =
  /^(?<tag>\*|[a-z]{1,8}(?:-[a-z0-9]{1,8})*)(?:[ \t]*;[ \t]*q=(?<quality>0(?:\.\d{0,3})?|1(?:\.0{0,3})?))?$/i;

/** More than anybody speaks: whoever makes up a longer list is not answered more slowly. */
const MAX_RANGES = 30;

const rangeOf = (element: string): Range | undefined => {
  const { tag, quality = '1' } = ELEMENT.exec(element)?.groups ?? {};
  return tag === undefined ? undefined : { tag: canonicalLanguage(tag) ?? tag, quality: Number(quality) };
};

/** Those of the highest quality first; none where the header is malformed. */
const rangesIn = (header: string): readonly Range[] => {
  const elements = header.split(',').map((element) => element.trim());
  const ranges = elements.filter((element) => element !== '').map(rangeOf);
  const read = ranges.filter((range) => range !== undefined);
  return read.length < ranges.length ? [] : read.slice(0, MAX_RANGES).toSorted((a, b) => b.quality - a.quality);
};

const isWithin = (tag: string, range: string): boolean => tag === range || tag.startsWith(`${range}-`);

/** RFC 4647, 3.4: what is left when the last part goes, and a single letter or digit before it. */
const shortened = (tag: string): string => tag.replace(/(?:-[a-z0-9])?-[a-z0-9]+$/i, '');

const lookUp = (there: readonly string[], tag: string): string | undefined => {
  if (there.includes(tag)) return tag;
  const shorter = shortened(tag);
  return shorter === tag ? undefined : lookUp(there, shorter);
};

const isTag = (tag: string): boolean => canonicalLanguage(tag) !== undefined;

/** As it is, then its wider languages, then what is read alike: `pt-PT` takes `pt-PT`, `pt`, `pt-BR`; `zh-TW` no `zh-CN`. */
const match = (there: readonly string[], { tag }: Range): string | undefined =>
  lookUp(there, tag) ?? (isTag(tag) ? there.find((other) => writtenAs(other) === writtenAs(tag)) : undefined);

/** Whether the narrowest of the ranges that it is within wants none of it. */
const isRefused = (ranges: readonly Range[], tag: string): boolean => {
  const [narrowest] = ranges
    .filter((range) => isWithin(tag, range.tag))
    .toSorted((a, b) => b.tag.length - a.tag.length);
  return narrowest?.quality === 0;
};

/** `*` stands for what no other range names. */
const unnamed = (there: readonly string[], ranges: readonly Range[]): string | undefined =>
  there.find((tag) => !ranges.some((range) => isWithin(tag, range.tag)));

const chosen = (ranges: readonly Range[], there: readonly [string, ...string[]]): string => {
  const wanted = there.filter((tag) => !isRefused(ranges, tag));
  for (const range of ranges.filter(({ quality }) => quality > 0)) {
    const found = range.tag === '*' ? unnamed(wanted, ranges) : match(wanted, range);
    if (found !== undefined) return found;
  }
  return wanted[0] ?? there[0];
};

/**
 * What a header Accept-Language asks for (RFC 9110, 12.5.4), by the lookup of RFC 4647, 3.4. Never an error: a malformed
 * header is as good as none, and to whom nothing is wanted the first is shown.
 */
export const languageChooser = (header = ''): ChooseLanguage => {
  const ranges = rangesIn(header);
  return (there) => (there.length === 1 ? there[0] : chosen(ranges, there));
};
