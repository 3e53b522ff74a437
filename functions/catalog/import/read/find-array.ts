/** Where the elements of an array begin, behind its bracket; undefined while the text is too short to say. */
export type FoundArray = { readonly start: number } | 'none' | undefined;

type Frame = { readonly opened: '{' | '['; readonly key: string };

// A string at the end of what there is so far may have no closing quote yet; what is in it is no bracket.
const TOKEN = /"[^"\\]*(?:\\.[^"\\]*)*(?:"|$)|[{}[\],:]|[^\s"{}[\],:]+/gs;

const pathOf = (frames: readonly Frame[], key: string): string =>
  [...frames.slice(1).map((frame) => frame.key), key].filter((name) => name !== '').join('.');

const unquoted = (token: string): string => {
  try {
    return String(JSON.parse(token));
  } catch {
    return token;
  }
};

/** Whether the list that opens here is the one looked for: the named one, or the first that holds objects. */
const isSought = (text: string, start: number, path: string, sought: string | undefined): boolean | undefined => {
  if (sought !== undefined) return path === sought;
  const next = /\S/.exec(text.slice(start))?.[0];
  return next === undefined ? undefined : next === '{';
};

/**
 * Looks for the array of records in the beginning of a JSON document.
 * @param sought names between dots, such as `data.items`; the first array that holds objects unless given
 */
export const findArray = (text: string, sought?: string): FoundArray => {
  const frames: Frame[] = [];
  let key = '';
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '[' || token === '{') {
      const path = pathOf(frames, key);
      const found = token === '[' && isSought(text, index + 1, path, sought);
      if (found === undefined) return undefined;
      if (found) return { start: index + 1 };
      frames.push({ opened: token, key });
      key = '';
    } else if (token === ']' || token === '}') {
      frames.pop();
      if (frames.length === 0) return 'none';
      key = '';
    } else if (token === ',') key = '';
    else if (token !== ':' && token.startsWith('"') && frames.at(-1)?.opened === '{' && key === '')
      key = unquoted(token);
  }
  return undefined;
};
