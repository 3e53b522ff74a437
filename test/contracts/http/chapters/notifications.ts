import * as routes from '#functions/notifications/contract/routes.ts';
import { newGuest } from '#test/contracts/http/chapters/guests.ts';
import type { Book } from '#test/contracts/http/recorder.ts';

const BODY = { email: 'mary@example.com', locale: 'de-DE' } as const;
const headers = { 'idempotency-key': 'contact-1' } as const;

const customers = async ({ ask }: Book): Promise<void> => {
  const buyer = { as: 'buyer' } as const;
  const made = { ...buyer, headers, body: BODY } as const;
  const kept = await ask('notifications', routes.createContact, { name: 'Mary', summary: 'Where to write', ...made });
  await ask('notifications', routes.createContact, {
    name: 'Again',
    summary: 'The same request with the same key',
    ...made,
  });
  await ask('notifications', routes.createContact, {
    name: 'NoAddress',
    summary: 'What is no e-mail address',
    ...buyer,
    headers: { 'idempotency-key': 'contact-2' },
    body: { email: 'mary' },
  });
  const one = { ...buyer, params: { contactId: String(kept.body.id) } } as const;
  const read = await ask('notifications', routes.getContact, { name: 'Mary', summary: 'Masked', ...one });
  const known = { 'if-match': read.headers.etag ?? '' };
  const other = { 'if-match': '"17"' };
  await ask('notifications', routes.deleteContact, {
    name: 'Stale',
    summary: 'On another version',
    ...one,
    headers: other,
  });
  await ask('notifications', routes.deleteContact, {
    name: 'Forgotten',
    summary: 'No mail any more',
    ...one,
    headers: known,
  });
  await ask('notifications', routes.getContact, { name: 'Forgotten', summary: 'It is gone', ...one });
};

const guests = async (book: Book): Promise<void> => {
  const { ask } = book;
  const guest = await newGuest(book);
  const kept = await ask('notifications', routes.createContactAsGuest, {
    name: 'Mary',
    summary: 'Where to write',
    ...guest,
    headers,
    body: BODY,
  });
  const one = { ...guest, params: { contactId: String(kept.body.id) } };
  const read = await ask('notifications', routes.getContactAsGuest, { name: 'Mary', summary: 'Masked', ...one });
  await ask('notifications', routes.deleteContactAsGuest, {
    name: 'Forgotten',
    summary: 'No mail any more',
    ...one,
    headers: { 'if-match': read.headers.etag ?? '' },
  });
};

/** Where to write about orders: kept, shown, forgotten. */
export const notificationsChapter = async (book: Book): Promise<void> => {
  await customers(book);
  await guests(book);
};
