import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { S3Client } from '@aws-sdk/client-s3';
import { parker } from '#functions/shared/events/park.ts';
import { publisher } from '#functions/shared/events/publish.ts';
import type { ToEvents } from '#functions/shared/events/relay.ts';
import { eventsClient } from '#functions/shared/runtime/clients/events.ts';
import { objectsClient } from '#functions/shared/runtime/clients/objects.ts';
import { relayHandler } from '#functions/shared/runtime/relay-handler.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

export type RelayClients = { readonly events: EventBridgeClient; readonly objects: S3Client };

const defaults = (): RelayClients => ({ events: eventsClient(), objects: objectsClient() });

/** A context's relay with its production adapters: the bus to publish on and the bucket to park in. */
export const relayOf = (context: string, toEvents: ToEvents, world: World, clients: RelayClients = defaults()) =>
  relayHandler(
    context,
    {
      toEvents,
      publish: publisher(clients.events, setting(world, 'BUS_NAME'), context),
      park: parker(clients.objects, setting(world, 'ARCHIVE_BUCKET')),
    },
    world,
  );
