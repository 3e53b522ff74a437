import * as routes from '#functions/notifications/contract/routes.ts';
import type { Chapter } from '#test/infra/exercise/scene.ts';

/** A contact of the buyer, forgotten again, and one of a guest. */
export const notifications: Chapter = async ({ ask }) => {
  const body = { email: 'mary@example.com' };
  const { body: made, headers } = await ask('notifications', routes.createContact, { body });
  const params = { contactId: made.id ?? '' };
  await ask('notifications', routes.getContact, { params });
  await ask('notifications', routes.deleteContact, { params, headers: { 'if-match': headers.etag ?? '' } });
  await ask('notifications', routes.createContactAsGuest, { body });
};
