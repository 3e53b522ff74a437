import * as routes from '#functions/notifications/contract/routes.ts';
import type { Scene } from '#test/functional/notifications/scene.ts';

export const EMAIL = 'Ann.Lee@Example.com';

type Headers = Readonly<Record<string, string>>;

const tag = (version: number): Headers => ({ 'if-match': `"${version}"` });
const keyed = (key: string): Headers => ({ 'idempotency-key': key });

/** What a customer can do with contacts. */
export const customer = ({ call }: Scene, sub: string) => ({
  post: (body: unknown = { email: EMAIL }, key = 'key-1') =>
    call({ route: routes.createContact, headers: keyed(key), body, as: { sub } }),
  get: (contactId: string) => call({ route: routes.getContact, params: { contactId }, as: { sub } }),
  remove: (contactId: string, version = 1) =>
    call({ route: routes.deleteContact, params: { contactId }, headers: tag(version), as: { sub } }),
});

/** What a guest can do with contacts: the same. */
export const guest = ({ call }: Scene, { headers }: { readonly headers: Headers }) => ({
  post: (body: unknown = { email: EMAIL }, key = 'key-1') =>
    call({ route: routes.createContactAsGuest, headers: { ...headers, ...keyed(key) }, body }),
  get: (contactId: string) => call({ route: routes.getContactAsGuest, params: { contactId }, headers }),
  remove: (contactId: string, version = 1) =>
    call({ route: routes.deleteContactAsGuest, params: { contactId }, headers: { ...headers, ...tag(version) } }),
});

export type Caller = ReturnType<typeof customer>;

export const type = (name: string): string => `urn:bazaar:problem:${name}`;
