import type { Request } from '#test/support/security/people.ts';
import type { Scene } from '#test/support/security/scene.ts';

/** Ids of what the owner and the guest have. */
export const marksOf = ({ owned, guests, address, people }: Scene): string[] => [
  people.owner.sub ?? '',
  address.id,
  ...[owned, guests].flatMap(({ orderId, quoteId, contactId }) => [orderId, quoteId, contactId]),
];

/** The marks in an answer that the caller did not know before asking. */
export const marksIn = (text: string, marks: readonly string[], request: Request): string[] => {
  const known = JSON.stringify(request);
  return marks.filter((mark) => text.includes(mark) && !known.includes(mark));
};
