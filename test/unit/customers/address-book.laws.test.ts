import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { type AddressInput, MAX_ADDRESSES } from '#functions/customers/contract/address.ts';
import {
  type AddressBook,
  addAddress,
  addressOf,
  changeAddress,
  emptyBook,
  isDefault,
  MAX_REMEMBERED,
  removeAddress,
} from '#functions/customers/domain/address-book.ts';
import { DomainError } from '#functions/shared/kernel/domain-error.ts';
import { fingerprint } from '#functions/shared/kernel/ids.ts';

const AT = '2026-01-01T00:00:00.000Z';

type Command = (book: AddressBook) => AddressBook;

const input: fc.Arbitrary<AddressInput> = fc.record(
  {
    name: fc.constant('Mary'),
    line1: fc.constantFrom('one', 'two'),
    country: fc.constant('DE'),
    default: fc.constant<true>(true),
  },
  { requiredKeys: ['name', 'line1', 'country'] },
);
const place = fc.nat(MAX_ADDRESSES + 5);
const at = (book: AddressBook, n: number) => book.addresses[n % Math.max(1, book.addresses.length)];

const command: fc.Arbitrary<Command> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(place, input).map(
      ([n, content]): Command =>
        (book) =>
          addAddress(book, { id: `adr_${n}`, request: `${n}`, content, at: AT }),
    ),
  },
  fc.tuple(place, input).map(
    ([n, to]): Command =>
      (book) => {
        const address = at(book, n);
        return address ? changeAddress(book, address, to) : book;
      },
  ),
  place.map(
    (n): Command =>
      (book) => {
        const address = at(book, n);
        return address ? removeAddress(book, address, AT) : book;
      },
  ),
);

const attempt = (book: AddressBook, act: Command): AddressBook => {
  try {
    return act(book);
  } catch (error) {
    if (error instanceof DomainError) return book;
    throw error;
  }
};

/** Every book that commands led to, each with the one before. */
const steps = (commands: readonly Command[]) => {
  const books = [emptyBook('sub-mary')];
  for (const act of commands) books.push(attempt(books.at(-1) ?? emptyBook('sub-mary'), act));
  return books.slice(1).map((after, index) => ({ before: books[index] ?? after, after }));
};

/** An id is added twice only by those who do not look first; the use case does. */
const withoutTwins = ({ after }: { readonly after: AddressBook }): boolean =>
  new Set(after.addresses.map(({ id }) => id)).size === after.addresses.length;

const readsAs = (book: AddressBook, id: string): string => {
  const { version: _, ...rest } = addressOf(book, id);
  return fingerprint({ ...rest, isDefault: isDefault(book, addressOf(book, id)) });
};

const forAll = (law: (step: { before: AddressBook; after: AddressBook }) => void): void =>
  fc.assert(
    fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
      const history = steps(commands);
      fc.pre(history.every(withoutTwins));
      history.forEach(law);
    }),
  );

describe('whatever is done with an address book', () => {
  it('there is exactly one default when there is any address', () => {
    forAll(({ after }) => {
      const defaults = after.addresses.filter((address) => isDefault(after, address));
      expect(defaults).toHaveLength(after.addresses.length === 0 ? 0 : 1);
    });
  });

  it('a version grows by one when its address reads otherwise, and only then', () => {
    forAll(({ before, after }) => {
      for (const { id, version } of after.addresses) {
        const old = before.addresses.find((one) => one.id === id);
        const grown = old && readsAs(before, id) !== readsAs(after, id) ? 1 : 0;
        expect(version).toBe((old?.version ?? 1) + grown);
      }
    });
  });

  it('it holds no more than it may', () => {
    forAll(({ after }) => expect(after.addresses.length).toBeLessThanOrEqual(MAX_ADDRESSES));
  });

  it('what was removed within a day is remembered, and all of it has room', () => {
    forAll(({ before, after }) => {
      const ids = after.removed.map(({ id }) => id);
      const gone = before.addresses.map(({ id }) => id).filter((id) => !after.addresses.some((one) => one.id === id));
      expect(ids).toEqual(expect.arrayContaining([...before.removed.map(({ id }) => id), ...gone]));
      expect(ids.length + after.addresses.length).toBeLessThanOrEqual(MAX_REMEMBERED);
    });
  });
});
