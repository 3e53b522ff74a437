type Entry<What extends string> = { readonly sequence: number; readonly what: What };

/** The state that an entry leads to from each state in which it may be made; `NONE` is before the first. */
export type Steps<What extends string, State extends string> = Readonly<
  Record<State | 'NONE', Readonly<Partial<Record<What, State>>>>
>;

/** What is wrong with a history, as a sentence; undefined when it is legal and leads to `status`. */
export const whatIsWrong = <What extends string, State extends string>(
  history: readonly Entry<What>[],
  steps: Steps<What, State>,
  status: State,
): string | undefined => {
  let state: State | 'NONE' = 'NONE';
  for (const [index, { sequence, what }] of history.entries()) {
    if (sequence !== index + 1) return `Entry ${index + 1} has the sequence ${sequence}.`;
    const next: State | undefined = steps[state][what];
    if (next === undefined) return `Entry ${sequence} is ${what}, which may not follow ${state}.`;
    state = next;
  }
  return state === status ? undefined : `The history leads to ${state}, and the row is ${status}.`;
};
