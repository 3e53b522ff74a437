/**
 * Where the elements of an array begin, behind its bracket, and whether it is the whole document; undefined while the
 * text is too short to say.
 */
export type FoundArray = { readonly start: number; readonly isAll: boolean } | 'none' | undefined;

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
const isSought = (next: string | undefined, path: string, sought: string | undefined): boolean | undefined => {
  if (sought !== undefined) return path === sought;
  return next === undefined ? undefined : next === '{';
};

type Looking = {
  readonly frames: Frame[];
  key: string;
  /** The first list without elements, where nothing but objects is around it. */
  empty: FoundArray;
  /** Texts are what a product has, and an answer without any need not have. */
  hasTexts: boolean;
};

const openAt = (looking: Looking, text: string, index: number, sought: string | undefined): FoundArray | 'other' => {
  const { frames, key } = looking;
  const found = { start: index + 1, isAll: frames.length === 0 };
  const next = /\S/.exec(text.slice(index + 1))?.[0];
  const is = isSought(next, pathOf(frames, key), sought);
  if (next === ']' && frames.every(({ opened }) => opened === '{')) looking.empty ??= found;
  return is ? found : is === undefined ? undefined : 'other';
};

/** A document that says nothing but that its list is empty is that list. */
const closed = ({ empty, hasTexts }: Looking, sought: string | undefined): FoundArray =>
  sought === undefined && empty !== undefined && !hasTexts ? empty : 'none';

const readString = (looking: Looking, token: string): void => {
  if (looking.frames.at(-1)?.opened === '{' && looking.key === '') looking.key = unquoted(token);
  else looking.hasTexts = true;
};

/**
 * Looks for the array of records in the beginning of a JSON document.
 * @param sought names between dots, such as `data.items`; the first array that holds objects unless given
 */
export const findArray = (text: string, sought?: string): FoundArray => {
  const looking: Looking = { frames: [], key: '', empty: undefined, hasTexts: false };
  for (const { 0: token, index } of text.matchAll(TOKEN)) {
    if (token === '[' || token === '{') {
      const found = token === '[' ? openAt(looking, text, index, sought) : 'other';
      if (found !== 'other') return found;
      looking.frames.push({ opened: token, key: looking.key });
      looking.key = '';
    } else if (token === ']' || token === '}') {
      looking.frames.pop();
      if (looking.frames.length === 0) return closed(looking, sought);
      looking.key = '';
    } else if (token === ',') looking.key = '';
    else if (token.startsWith('"')) readString(looking, token);
  }
  return undefined;
};
