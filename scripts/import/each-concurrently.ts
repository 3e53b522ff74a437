async function* shared<Item>(items: AsyncIterable<Item>): AsyncGenerator<Item> {
  yield* items;
}

/**
 * Calls `act` for every item, at most `limit` at a time, and takes the next item only when there is room for it. When
 * one call fails no further item is taken; the failure comes out once the calls under way have ended.
 */
export const eachConcurrently = async <Item>(
  items: AsyncIterable<Item>,
  limit: number,
  act: (item: Item) => Promise<void>,
): Promise<void> => {
  const source = shared(items); // a worker that leaves its loop ends the source for all of them
  const worker = async () => {
    for await (const item of source) await act(item);
  };
  const results = await Promise.allSettled(Array.from({ length: limit }, worker));
  const failure = results.find((result) => result.status === 'rejected');
  if (failure) throw failure.reason;
};
