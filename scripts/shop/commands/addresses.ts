import type { Command } from 'commander';
import { addAddress, changeAddress, removeAddress } from '#functions/customers/contract/routes.ts';
import { edit, matching } from '#scripts/shop/editing.ts';
import { examples } from '#scripts/shop/options.ts';
import { type Address, addressOf, fieldsOf, readAddresses, renderAddresses } from '#scripts/shop/people/addresses.ts';
import { type AddressOptions, addressOptions, collectAddress } from '#scripts/shop/people/ask-address.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome, Shop } from '#scripts/shop/shop.ts';

const sayBook = ({ terminal: { say, paint } }: Session, book: readonly Address[]): Outcome => {
  say(...(book.length === 0 ? ['no addresses: npm run shop -- addresses add'] : renderAddresses(paint, book)));
  return { json: { items: book } };
};

const list = async (session: Session): Promise<Outcome> => sayBook(session, await readAddresses(session.api));

type Adding = AddressOptions & { readonly default?: true; readonly key?: string };

const add = async (session: Session, { default: isDefault, key, ...options }: Adding): Promise<Outcome> => {
  const body = { ...(await collectAddress(session, options)), ...(isDefault && { default: isDefault }) };
  const idempotencyKey = key ?? session.newKey();
  const { body: added } = await session.api(addAddress, { body, idempotencyKey });
  session.terminal.say(...renderAddresses(session.terminal.paint, [added]));
  return { json: added };
};

const setDefault = async (session: Session, addressId: string): Promise<Outcome> => {
  const { body: changed } = await edit(
    async () => addressOf(await readAddresses(session.api), addressId),
    (address) =>
      session.api(changeAddress, {
        params: { addressId },
        ifMatch: matching(address),
        body: { ...fieldsOf(address), default: true },
      }),
  );
  session.terminal.say(...renderAddresses(session.terminal.paint, [changed]));
  return { json: changed };
};

const remove = async (session: Session, addressId: string): Promise<Outcome> => {
  const { body } = await edit(
    async () => addressOf(await readAddresses(session.api), addressId),
    (address) => session.api(removeAddress, { params: { addressId }, ifMatch: matching(address) }),
  );
  return sayBook(session, body.items);
};

const addAdd = (addresses: Command, shop: Shop): void => {
  addressOptions(addresses.command('add').description('add an address; the first is the default'))
    .option('--default', 'make it the default')
    .option('--key <key>', 'idempotency key: the same one adds once only (default: a new one)')
    .addHelpText(
      'after',
      examples(
        'addresses add',
        'addresses add --country DE --name "Mary Jones" --line1 "Torstr. 1" --postal-code 10119 --city Berlin',
      ),
    )
    .action(shop.action(add));
};

export const addAddresses: AddCommand = (parent, shop) => {
  const addresses: Command = parent
    .command('addresses')
    .helpCommand(false)
    .description('see and change where parcels go')
    .addHelpText('after', examples('addresses', 'addresses add', 'addresses set-default adr_3hc…'));
  addresses
    .command('list', { isDefault: true })
    .description('all of them, the oldest first')
    .addHelpText('after', examples('addresses list --json'))
    .action(shop.action(list));
  addAdd(addresses, shop);
  addresses
    .command('set-default')
    .description('where parcels go unless something else is said')
    .argument('<addressId>', 'adr_…')
    .addHelpText('after', examples('addresses set-default adr_3hc…'))
    .action(shop.action(setDefault));
  addresses
    .command('remove')
    .description('take an address out of the book')
    .argument('<addressId>', 'adr_…')
    .addHelpText('after', examples('addresses remove adr_3hc…'))
    .action(shop.action(remove));
};
