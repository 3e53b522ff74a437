import { readFileSync } from 'node:fs';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import { metaSchema } from '#functions/shared/events/envelope.ts';
import { ASYNC_DESCRIPTION } from '#scripts/contracts/asyncapi/description.ts';
import { type EventExamples, readEventExamples } from '#scripts/contracts/asyncapi/event-examples.ts';
import { eventsByContext, subscriptionsByContext } from '#scripts/contracts/load-contracts.ts';
import type { ComponentStore } from '#scripts/contracts/openapi/components.ts';
import { componentStore } from '#scripts/contracts/openapi/components.ts';
import { type JsonObject, present } from '#scripts/contracts/openapi/json.ts';
import { componentNames } from '#scripts/contracts/openapi/named-schemas.ts';

export const ASYNCAPI = 'docs/asyncapi.json';

type Contexts = ReadonlyMap<string, readonly EventDefinition[]>;

/** Channel and operation names take no dots; a message keeps the event's own name as its `name`. */
const keyOf = ({ detailType }: EventDefinition): string => detailType.replace('.', '-');

const readersOf = (event: EventDefinition, subscriptions: Contexts): string[] =>
  [...subscriptions]
    .filter(([, events]) => events.some(({ detailType }) => detailType === event.detailType))
    .map(([context]) => context);

const listed = (names: readonly string[]): string => (names.length === 0 ? 'nobody' : names.join(', '));

const messageOf = (
  event: EventDefinition,
  { use }: ComponentStore,
  subscriptions: Contexts,
  examples: EventExamples,
): JsonObject => {
  const readers = readersOf(event, subscriptions);
  const example = examples[event.detailType];
  return present({
    name: event.detailType,
    title: event.detailType,
    summary: event.summary,
    description: `Published by ${event.context}; read by ${listed(readers)}.`,
    contentType: 'application/json',
    payload: use(event.detail, 'output'),
    examples: example === undefined ? undefined : [{ name: 'AsPublished', payload: example }],
    'x-readers': readers,
  });
};

const channelOf = (context: string, events: readonly EventDefinition[]): JsonObject => ({
  address: `bazaar.${context}`,
  title: context,
  description: `Events whose EventBridge source is \`bazaar.${context}\`; the detail type is the message's name.`,
  messages: Object.fromEntries(
    events.map((event) => [keyOf(event), { $ref: `#/components/messages/${keyOf(event)}` }]),
  ),
});

const messageRefs = (events: readonly EventDefinition[], channel: string): JsonObject[] =>
  events.map((event) => ({ $ref: `#/channels/${channel}/messages/${keyOf(event)}` }));

const sending = (contexts: Contexts): [string, JsonObject][] =>
  [...contexts].map(([context, events]) => [
    `${context}-publishes`,
    {
      action: 'send',
      title: `${context} publishes`,
      channel: { $ref: `#/channels/${context}` },
      messages: messageRefs(events, context),
    },
  ]);

const reading = (subscriptions: Contexts): [string, JsonObject][] =>
  [...subscriptions].flatMap(([reader, events]) =>
    [...Map.groupBy(events, ({ context }) => context)].map(([context, some]): [string, JsonObject] => [
      `${reader}-reads-${context}`,
      {
        action: 'receive',
        title: `${reader} reads ${context}`,
        channel: { $ref: `#/channels/${context}` },
        messages: messageRefs(some, context),
      },
    ]),
  );

const versionOfPackage = (): string =>
  (JSON.parse(readFileSync('package.json', 'utf8')) as { version: string }).version;

/** All events of the system as an AsyncAPI 3 document. @param examples as the tests' scenario kept them */
export const asyncApiDocument = async (examples: EventExamples = readEventExamples()): Promise<JsonObject> => {
  const contexts = await eventsByContext();
  const subscriptions = await subscriptionsByContext();
  const store = componentStore(new Map([...(await componentNames()), [metaSchema, 'Meta']]));
  const events = [...contexts.values()].flat();
  const messages = events.map((event) => [keyOf(event), messageOf(event, store, subscriptions, examples)] as const);
  return store.finish({
    asyncapi: '3.0.0',
    id: 'urn:bazaar:events',
    info: {
      title: 'Bazaar events',
      version: versionOfPackage(),
      description: ASYNC_DESCRIPTION,
      license: { name: 'MIT', url: 'https://opensource.org/license/mit' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries([...contexts].map(([context, some]) => [context, channelOf(context, some)])),
    operations: Object.fromEntries([...sending(contexts), ...reading(subscriptions)]),
    components: { messages: Object.fromEntries(messages) },
  });
};
