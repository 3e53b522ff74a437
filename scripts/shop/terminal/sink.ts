/** Where text goes: a process's output, or a test's. */
export type Sink = { readonly write: (text: string) => unknown; readonly isTTY?: boolean | undefined };

type Environment = Readonly<Record<string, string | undefined>>;

/** https://no-color.org; FORCE_COLOR for those who pipe into a pager. */
export const hasColours = ({ isTTY }: Sink, { NO_COLOR, FORCE_COLOR, TERM }: Environment): boolean => {
  if (NO_COLOR) return false;
  if (FORCE_COLOR) return FORCE_COLOR !== '0';
  return isTTY === true && TERM !== 'dumb';
};

/** Foreign text must not steer the terminal. */
export const plain = (text: string): string => text.replace(/\p{Cc}+/gu, ' ');
