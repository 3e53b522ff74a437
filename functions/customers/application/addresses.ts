import type { LoadBook, SaveBook } from '#functions/customers/application/ports.ts';
import { findProfile, type ProfilePorts } from '#functions/customers/application/profiles.ts';
import type { AddressInput } from '#functions/customers/contract/address.ts';
import {
  type Address,
  type AddressBook,
  addAddress,
  addressOf,
  asAdded,
  changeAddress,
  emptyBook,
  findAddress,
  removeAddress,
} from '#functions/customers/domain/address-book.ts';
import { checkAddress, type FormatOf } from '#functions/customers/domain/check-address.ts';
import { type Clock, instant } from '#functions/shared/kernel/clock.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';
import { derivedId, fingerprint } from '#functions/shared/kernel/ids.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { IdempotencyKeyReused, StaleVersion } from '#functions/shared/runtime/api/errors.ts';

type ReadPorts = { readonly loadBook: LoadBook };
type Ports = ReadPorts &
  ProfilePorts & { readonly saveBook: SaveBook; readonly formatOf: FormatOf; readonly now: Clock };

/** One address, with the book that says whether it is the default. */
export type Found = { readonly book: AddressBook; readonly address: Address };

export const findBook =
  ({ loadBook }: ReadPorts) =>
  async (owner: string): Promise<AddressBook> =>
    (await loadBook(owner)) ?? emptyBook(owner);

/** @throws AddressNotFound */
export const findAddressOf =
  (ports: ReadPorts) =>
  async (owner: string, addressId: string): Promise<Found> => {
    const book = await findBook(ports)(owner);
    return { book, address: addressOf(book, addressId) };
  };

const ATTEMPTS = 3;

/** Load, decide, save; decided anew when another address of the book was changed meanwhile. @throws ConcurrentChange */
const changeBook =
  (ports: Ports) =>
  async (owner: string, decide: (book: AddressBook) => AddressBook): Promise<AddressBook> => {
    for (let left = ATTEMPTS - 1; ; left -= 1) {
      const before = await findBook(ports)(owner);
      const after = decide(before);
      if (after === before) return before;
      try {
        await ports.saveBook(after);
        return { ...after, version: before.version + 1 };
      } catch (error) {
        if (left === 0 || !isErrorNamed(error, 'ConcurrentChange')) throw error;
      }
    }
  };

export type ToAdd = { readonly owner: string; readonly idempotencyKey: string; readonly content: AddressInput };

/**
 * One address for each key: the same request again gets it as it was added, whatever became of it since.
 * @throws InvalidAddress, AddressBookFull, AddressRemoved, IdempotencyKeyReused, TooManyAddressChanges
 */
export const addAddressTo =
  (ports: Ports) =>
  async ({ owner, idempotencyKey, content }: ToAdd, trace: Trace): Promise<Found & { readonly replayed: boolean }> => {
    const id = derivedId('adr', owner, idempotencyKey);
    const request = fingerprint(content);
    const tidied = checkAddress(ports.formatOf)(content);
    await findProfile(ports)(owner, trace);
    let replayed = false;
    const book = await changeBook(ports)(owner, (before) => {
      const known = findAddress(before, id);
      replayed = known !== undefined;
      if (known === undefined) return addAddress(before, { id, request, content: tidied, at: instant(ports.now()) });
      if (known.request === request) return before;
      throw new IdempotencyKeyReused('The key stands for another address; use a new one.', { addressId: id });
    });
    const said = replayed ? asAdded(book, { id, content: tidied }) : book;
    return { book: said, address: addressOf(said, id), replayed };
  };

export type Which = { readonly owner: string; readonly addressId: string; readonly version: number };

/** @throws AddressNotFound, StaleVersion */
const current = (book: AddressBook, { addressId, version }: Which): Address => {
  const address = addressOf(book, addressId);
  if (address.version !== version) throw new StaleVersion(`It is at version ${address.version}; read it again.`);
  return address;
};

/** @throws InvalidAddress, AddressNotFound, StaleVersion */
export const changeAddressOf =
  (ports: Ports) =>
  async (which: Which, content: AddressInput): Promise<Found> => {
    const tidied = checkAddress(ports.formatOf)(content);
    const book = await changeBook(ports)(which.owner, (before) =>
      changeAddress(before, current(before, which), tidied),
    );
    return { book, address: addressOf(book, which.addressId) };
  };

/** @throws AddressNotFound, StaleVersion */
export const removeAddressOf =
  (ports: Ports) =>
  (which: Which): Promise<AddressBook> =>
    changeBook(ports)(which.owner, (before) => removeAddress(before, current(before, which), instant(ports.now())));
