import { GuestClaimed } from '#functions/customers/contract/events.ts';
import { notificationsTable } from '#functions/notifications/adapters/notifications-table.ts';
import { type ContactToken, contactTokenSchema } from '#functions/notifications/contract/contact-token.ts';
import { apiDependencies } from '#functions/notifications/dependencies.ts';
import { create as createApi } from '#functions/notifications/handlers/api.ts';
import { create as createInbox } from '#functions/notifications/handlers/inbox.ts';
import { openToken, publicKeyFrom } from '#functions/shared/runtime/signing/signed-token.ts';
import { GUEST_KEY_PARAMETER, guestKeys } from '#test/support/builders/guests.ts';
import { trace } from '#test/support/builders/orders.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeParameters, fakeSecrets } from '#test/support/fakes/keys.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';
import { type ApiCall, toApiEvent } from '#test/support/system/api-call.ts';

const TABLE = 'bazaar-test-notifications-table';
const KEY_PARAMETER = '/bazaar/test/keys/contact';

const environment = {
  NOTIFICATIONS_TABLE: TABLE,
  SIGNING_SECRET_NAME: 'bazaar-test-notifications-contact-key',
  SIGNING_KEY_PARAMETER: KEY_PARAMETER,
  GUEST_KEY_PARAMETER,
};

const context = {} as never;

/** Notifications' functions over a table in memory, with keys of their own. */
export const scene = () => {
  const world = fakeWorld({ environment });
  const dynamo = fakeDynamo({
    tables: { [TABLE]: notificationsTable },
    clock: world.now,
    marshallOptions: { removeUndefinedValues: true },
  });
  const parameters = fakeParameters(guestKeys);
  const secrets = fakeSecrets();
  const clients = { dynamo: dynamo.client, parameters: parameters.client, secrets: secrets.client };
  const api = createApi(world, clients);
  const inbox = createInbox(world, { dynamo: dynamo.client });

  const call = async (asked: ApiCall) => {
    const { statusCode = 0, headers = {}, body = '' } = await api(toApiEvent(asked), context);
    return { status: statusCode, headers, body: body === '' ? undefined : JSON.parse(body), text: body };
  };

  /** Answers whether the message was dealt with; else the queue would give it again. */
  const claim = async (guest: string, customer: string): Promise<boolean> => {
    const occurredAt = world.now().toISOString();
    const meta = { id: `${guest}#1`, type: 'GuestClaimed', version: 1, occurredAt, aggregateId: guest, sequence: 1 };
    const detail = { meta: { ...meta, ...trace }, data: { guest, customer } };
    const body = JSON.stringify({ 'detail-type': GuestClaimed.detailType, detail });
    const { batchItemFailures } = await inbox({ Records: [{ messageId: meta.id, body }] } as never, context);
    return batchItemFailures.length === 0;
  };

  return {
    world,
    dynamo,
    ports: apiDependencies(world, clients),
    call,
    claim,
    rows: () => dynamo.rows(TABLE),
    contactRows: () => dynamo.rows(TABLE).filter(({ sk }) => sk === 'contact'),
    /** What the token says, as orders would open it. */
    open: (token: string): ContactToken | undefined =>
      openToken('con', contactTokenSchema, token, [publicKeyFrom(parameters.kept.get(KEY_PARAMETER) ?? '')]),
  };
};

export type Scene = ReturnType<typeof scene>;
