import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Envelope } from '#functions/shared/events/envelope.ts';
import type { Park } from '#functions/shared/events/park.ts';
import type { Publish } from '#functions/shared/events/publish.ts';
import { type Change, type Relayed, type Row, relay, type ToEvents } from '#functions/shared/events/relay.ts';
import { relayParked } from '#functions/shared/runtime/define-metric.ts';
import { faultsFor } from '#functions/shared/runtime/faults/faults.ts';
import { count, measured, observe } from '#functions/shared/runtime/observability.ts';
import { type LambdaHandler, stack } from '#functions/shared/runtime/stack.ts';
import { xrayHeader } from '#functions/shared/runtime/trace-context.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Image = Record<string, AttributeValue>;

const rowOf = (image: unknown): Row | undefined => (image === undefined ? undefined : unmarshall(image as Image));

const toChange = ({ dynamodb, eventID }: DynamoDBRecord): Change => ({
  sequenceNumber: dynamodb?.SequenceNumber ?? eventID ?? '',
  before: rowOf(dynamodb?.OldImage),
  after: rowOf(dynamodb?.NewImage),
});

export type RelayDependencies = { readonly toEvents: ToEvents; readonly publish: Publish; readonly park: Park };

/** The stack of every relay: from the table's stream to the bus. It throws when anything failed, and so skips nothing. */
export const relayHandler = (
  service: string,
  { toEvents, publish, park }: RelayDependencies,
  world: World,
): LambdaHandler<DynamoDBStreamEvent, Relayed> => {
  const seen = observe(service);
  const faults = faultsFor(`${service}-relay`, world);
  const onParked = (key: string, reason: string): void => {
    seen.logger.error('change parked', { key, reason });
    count(relayParked(service));
  };
  const onPublished = (envelopes: readonly Envelope[]): void =>
    seen.tracer.putMetadata(
      'published',
      envelopes.map(({ meta: { id, correlationId, traceparent } }) => ({ id, correlationId, traceparent })),
    );
  const publishAll = relay({
    context: service,
    toEvents,
    publish,
    park,
    now: world.now,
    onParked,
    onPublished,
    traceHeader: () => xrayHeader(world),
  });
  const handle = ({ Records }: DynamoDBStreamEvent): Promise<Relayed> => {
    const work = { operation: 'Relay', correlationId: Records[0]?.eventID ?? 'no-records' };
    return measured(seen, work, world.now, () => faults.around('Relay', () => publishAll(Records.map(toChange))));
  };
  return stack(seen, handle);
};
