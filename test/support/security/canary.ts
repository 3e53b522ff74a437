/** A text that stands for somebody's data, and what it stands for. */
export type Canary = { readonly what: string; readonly text: string };

/** Somewhere that data may leak to: all that lies there, as texts. */
export type Place = { readonly name: string; readonly texts: Iterable<string> };

export type Find = { readonly what: string; readonly where: string; readonly around: string };

/** Base64 of a text in the middle of another: its middle looks one of three ways, by what stands before it. */
const base64 = (text: string): string[] =>
  [0, 1, 2].map((shift) => {
    const bytes = Buffer.concat([Buffer.alloc(shift), Buffer.from(text)]);
    return bytes
      .toString('base64')
      .slice(shift === 0 ? 0 : 4, -4)
      .replace(/=+$/, '');
  });

/** Shorter than this, chance would find it. */
const TELLING = 10;

/** How a text may be written: as it is, within JSON once or twice, in an address, in base64. */
const spellings = (text: string): string[] => {
  const escaped = JSON.stringify(text).slice(1, -1);
  const encoded = base64(text).flatMap((one) => [one, one.replaceAll('+', '-').replaceAll('/', '_')]);
  return [
    text,
    escaped,
    JSON.stringify(escaped).slice(1, -1),
    encodeURIComponent(text),
    ...encoded.filter(({ length }) => length >= TELLING),
  ].map((spelling) => spelling.toLowerCase());
};

const isDigits = (text: string): boolean => /^\d+$/.test(text);

/** Digits are looked for as a number of their own: within a longer one they mean nothing. */
const indexIn = (haystack: string, spelling: string): number =>
  isDigits(spelling) ? haystack.search(new RegExp(`(?<![\\d.])${spelling}(?!\\d)`)) : haystack.indexOf(spelling);

const AROUND = 40;

/** Everything that was found anywhere, however it is written, upper and lower case being the same. */
export const scan = (places: readonly Place[], canaries: readonly Canary[]): Find[] => {
  const wanted = canaries.map(({ what, text }) => ({ what, spellings: [...new Set(spellings(text))] }));
  return places.flatMap(({ name: where, texts }) =>
    [...texts].flatMap((text) => {
      const haystack = text.toLowerCase();
      return wanted.flatMap(({ what, spellings: ways }) => {
        const at = ways.map((way) => indexIn(haystack, way)).find((index) => index >= 0);
        return at === undefined ? [] : [{ what, where, around: text.slice(Math.max(0, at - AROUND), at + AROUND) }];
      });
    }),
  );
};
