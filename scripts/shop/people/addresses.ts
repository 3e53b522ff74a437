import type * as z from 'zod';
import type { AddressFields, addressSchema } from '#functions/customers/contract/address.ts';
import { listAddresses } from '#functions/customers/contract/routes.ts';
import type { Api } from '#scripts/shop/api.ts';
import { Failure } from '#scripts/shop/failure.ts';
import { plain } from '#scripts/shop/terminal/sink.ts';
import { table } from '#scripts/shop/terminal/table.ts';
import type { Paint } from '#scripts/shop/terminal/terminal.ts';

export type Address = z.output<typeof addressSchema>;

export const readAddresses = async (api: Api): Promise<Address[]> => (await api(listAddresses)).body.items;

/** @throws Failure with those that there are */
export const addressOf = (book: readonly Address[], addressId: string): Address => {
  const found = book.find(({ id }) => id === addressId);
  if (found) return found;
  throw new Failure({
    type: 'address-not-found',
    title: 'There is no such address.',
    detail: addressId,
    hint: book.length === 0 ? 'npm run shop -- addresses add' : `There are: ${book.map(({ id }) => id).join(', ')}.`,
  });
};

/** What an address says, without what the book says of it. */
export const fieldsOf = ({ id: _, default: __, version: ___, ...fields }: Address): AddressFields => fields;

export const oneLine = ({ name, line1, line2, postalCode, city, region, country }: AddressFields): string =>
  plain([name, line1, line2, [postalCode, city].filter(Boolean).join(' '), region, country].filter(Boolean).join(', '));

export const renderAddresses = (paint: Paint, book: readonly Address[]): string[] =>
  table(book.map((address) => [address.id, address.default ? paint.green('default') : '', oneLine(address)]));
