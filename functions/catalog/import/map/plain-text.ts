const ENTITIES: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

const fromCodePoint = (code: number): string => (code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '');

const decodeEntity = (entity: string, name: string): string => {
  const [, hexadecimal, decimal] = /^#(?:x([0-9a-f]+)|([0-9]+))$/i.exec(name) ?? [];
  if (hexadecimal) return fromCodePoint(Number.parseInt(hexadecimal, 16));
  if (decimal) return fromCodePoint(Number(decimal));
  return ENTITIES[name.toLowerCase()] ?? entity;
};

/** `&amp;` → `&`; entities that are none of the usual stay as they are. */
export const decodeEntities = (text: string): string =>
  text.includes('&') ? text.replace(/&(#?[a-z0-9]{1,10});/gi, decodeEntity) : text;

/** Words of an HTML fragment: blocks become lines, other tags go, entities become characters. Not a sanitiser. */
export const plainText = (html: string): string =>
  decodeEntities(
    html.includes('<')
      ? html
          .replace(/<(script|style)\b[^>]*>.*?<\/\1\s*>/gis, '')
          .replace(/<(?:br|\/p|\/li|\/div|\/h[1-6])\b[^>]*>/gi, '\n')
          .replace(/<\/?[a-z][^>]*>/gi, '')
      : html,
  );

/** One line, with one space between words, and without control characters or halves of characters. */
export const oneLine = (text: string): string =>
  text
    .toWellFormed()
    .replace(/[\p{Cc}\s]+/gu, ' ')
    .trim();

/** As `oneLine` for each line; at most one empty line between paragraphs. */
export const tidyLines = (text: string): string =>
  text
    .split(/\r\n|\n|\r/)
    .map(oneLine)
    .join('\n')
    .replace(/\n{3,}/g, '\n\n')
    .trim();

/** Between characters, not in one; what is cut off shows as an ellipsis. */
export const shorten = (text: string, maxLength: number): string => {
  if (text.length <= maxLength) return text;
  const characters = Array.from(text);
  if (characters.length <= maxLength) return text;
  return `${characters
    .slice(0, maxLength - 1)
    .join('')
    .trimEnd()}…`;
};
