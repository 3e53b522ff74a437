import type { AddressFields } from '#functions/customers/contract/address.ts';
import { missing } from '#scripts/shop/asking.ts';
import { usage } from '#scripts/shop/failure.ts';
import { addressOf, fieldsOf, readAddresses } from '#scripts/shop/people/addresses.ts';
import { EMAIL } from '#scripts/shop/people/ask-account.ts';
import { type AddressOptions, collectAddress, hasAddress, missingParts } from '#scripts/shop/people/ask-address.ts';
import type { Session } from '#scripts/shop/session.ts';

export type Destination = AddressOptions & {
  readonly address?: string;
  readonly email?: string;
  readonly yes?: true;
};

/** An address of the book: the one asked for, or the default unless another is said. */
const fromBook = async ({ api, guest }: Session, options: Destination): Promise<AddressFields | undefined> => {
  const { address: addressId } = options;
  if (guest && addressId !== undefined) throw usage('A guest has no addresses: say --country, --name, --line1 …');
  if (guest || (addressId === undefined && hasAddress(options))) return undefined;
  const book = await readAddresses(api);
  const found = addressId === undefined ? book.find((one) => one.default) : addressOf(book, addressId);
  return found && fieldsOf(found);
};

/** Whoever has an account has an e-mail. */
const knownEmail = ({ guest, account }: Session, { email }: Destination): string | undefined =>
  email ?? (guest ? undefined : account().buyer());

/** All at once, so that a script is put right at once. */
const refuseMissing = (options: Destination, known: { readonly address: unknown; readonly email: unknown }): void => {
  const absent = [
    ...(known.address === undefined ? missingParts(options) : []),
    ...(known.email === undefined ? [EMAIL] : []),
    ...(options.yes ? [] : ['--yes (places the order, with the usual --method and --payment unless they are said)']),
  ];
  if (absent.length > 0) throw missing(absent);
};

/** Where it goes, and the e-mail as far as it is known. @throws Failure that lists what is missing, where nobody can be asked */
export const findDestination = async (
  session: Session,
  options: Destination,
): Promise<{ readonly address: AddressFields; readonly email: string | undefined }> => {
  const address = await fromBook(session, options);
  const email = knownEmail(session, options);
  if (session.prompter === undefined) refuseMissing(options, { address, email });
  return { address: address ?? (await collectAddress(session, options)), email };
};
