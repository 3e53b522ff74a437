import type { Fetch } from '#scripts/shop/api.ts';
import type { fakeCognito } from '#test/support/fakes/cognito.ts';
import { type OfflineSystem, offlineSystem } from '#test/support/system/offline-system.ts';
import { type Context, toFunction } from '#test/unit/scripts/shop/support/gateway.ts';

const lambda = {} as never;

/** The emulator's mailbox. */
const mailbox = ({ mails }: ReturnType<typeof fakeCognito>): Response =>
  new Response(
    JSON.stringify({
      messages: {
        '000000000000': mails.map(({ to, about, code }, index) => ({
          Source: 'no-reply@verificationemail.com',
          To: [to],
          Subject: `Your ${about} code`,
          BodyText: `Your ${about} code is ${code}`,
          BodyHtml: null,
          Timestamp: 1_767_000_000 + index,
        })),
      },
    }),
  );

/** The whole shop behind one `fetch`: every context's real handlers, a user pool with its mailbox, and what moves between. */
export const marketplace = () => {
  const system = offlineSystem();
  const { api, pool } = system.functions;

  let moving = Promise.resolve();
  /** Lets all that is under way come to its end; of several who wait, each for its own. */
  const settle = (): Promise<void> => {
    moving = moving.then(system.settle);
    return moving;
  };

  const all = api as unknown as Record<Context, OfflineSystem['functions']['api']['customers']>;

  const fetch: Fetch = async (address, init) => {
    if (new URL(address).pathname.startsWith('/_ministack')) return mailbox(pool);
    const asked = toFunction(address, init);
    if (asked === undefined) return new Response('{"message":"Not Found"}', { status: 404 });
    const { statusCode, headers, body } = await all[asked.context](asked.event, lambda);
    await settle();
    return new Response(body ?? null, { status: statusCode ?? 0, headers: headers as Record<string, string> });
  };

  /** What the bus brings waits from now on. */
  const hold = (): void => system.hold(true);

  /** All that waited arrives. */
  const release = async (): Promise<void> => {
    system.hold(false);
    for (const delivery of system.held.splice(0)) await system.deliver(delivery);
    await settle();
  };

  return { fetch, hold, release };
};
