import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { type ApiCall, admin, buyer } from '#test/support/system/api-call.ts';
import type { OfflineSystem } from '#test/support/system/offline-system.ts';

type Functions = OfflineSystem['functions'];
type Asked = Omit<ApiCall, 'route'>;
type Said = { readonly headers: Record<string, string>; readonly body: Record<string, string> };

const context = {} as never;

/** The system, and a client of it that takes no for a mistake of the scenario. */
export type Scene = {
  readonly system: OfflineSystem;
  /** What a guest shows, once there is one. */
  readonly guest: Record<string, string>;
  /** Calls a route as whoever may, with a key of its own where one is asked for. @throws Error on an answer over 399 */
  readonly ask: (
    owner: keyof Functions['api'],
    route: Omit<RouteDefinition, 'responses'>,
    asked?: Asked,
  ) => Promise<Said>;
  /** Gives a reader of queues every event so far that it is subscribed to. @throws Error when it gives one back */
  readonly tell: (
    reader: (event: never, context: never) => Promise<unknown>,
    to: readonly EventDefinition[],
  ) => Promise<void>;
};

/** What a context's functions are made to do, so that they use all that they may. */
export type Chapter = (scene: Scene) => Promise<void>;

/** As queues do. @throws Error when a message comes back */
export const handOver = async (
  reader: (event: never, context: never) => Promise<unknown>,
  bodies: readonly string[],
): Promise<void> => {
  const Records = bodies.map((body, n) => ({ messageId: `message-${n}`, body }));
  const answer = (await reader({ Records } as never, context)) as { batchItemFailures: readonly unknown[] };
  if (answer.batchItemFailures.length > 0) throw new Error('A message was given back.');
};

export const sceneOf = (system: OfflineSystem): Scene => {
  const guest: Record<string, string> = {};
  let keys = 0;

  const ask: Scene['ask'] = async (owner, route, asked = {}) => {
    keys += 1;
    const key = route.idempotent && { 'idempotency-key': `key-${keys}` };
    const shown = route.access === 'guest' && guest;
    const as = route.access === 'admin' ? admin : buyer;
    const headers = { ...key, ...shown, ...asked.headers };
    const { status, ...said } = await system.call(owner, { as, ...asked, route, headers });
    if (status >= 400) throw new Error(`${route.name} answered ${status}: ${JSON.stringify(said.body)}`);
    return said as unknown as Said;
  };

  const tell: Scene['tell'] = (reader, to) => {
    const messages = system.published.filter((event) =>
      to.some(({ detailType }) => detailType === event['detail-type']),
    );
    return handOver(
      reader,
      messages.map((message) => JSON.stringify(message)),
    );
  };

  return { system, guest, ask, tell };
};
