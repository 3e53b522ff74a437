import type { SQSBatchItemFailure, SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import type { EventDefinition, EventOf } from '#functions/shared/events/define-event.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { faultsFor } from '#functions/shared/runtime/faults/faults.ts';
import { measured, observe } from '#functions/shared/runtime/observability.ts';
import { type LambdaHandler, stack } from '#functions/shared/runtime/stack.ts';
import { traceOfEvent } from '#functions/shared/runtime/trace-context.ts';
import type { World } from '#functions/shared/runtime/world.ts';

export type Received<D extends EventDefinition> = { readonly event: EventOf<D>; readonly trace: Trace };

/** A reaction to one kind of event: a replica or a fact, either way safe to run again. */
export type Reaction = {
  readonly definition: EventDefinition;
  readonly react: (received: { event: never; trace: Trace }) => Promise<void>;
};

export const on = <D extends EventDefinition>(
  definition: D,
  react: (received: Received<D>) => Promise<void>,
): Reaction => ({ definition, react: react as Reaction['react'] });

type BusMessage = { readonly 'detail-type': string; readonly detail: unknown };

const find = (reactions: ReadonlyMap<string, Reaction>, type: string): Reaction => {
  const reaction = reactions.get(type);
  if (reaction === undefined) throw new Error(`No reaction to ${type}: the rule and the handler do not agree.`);
  return reaction;
};

/**
 * The stack of every inbox function. Each message stands for itself: what fails goes back to the queue alone, and to the
 * dead-letter queue after the queue's limit.
 */
export const inboxHandler = (
  service: string,
  reactions: readonly Reaction[],
  world: World,
): LambdaHandler<SQSEvent, SQSBatchResponse> => {
  const seen = observe(service);
  const faults = faultsFor(`${service}-inbox`, world);
  const byType = new Map(reactions.map((reaction) => [reaction.definition.detailType, reaction]));

  const receive = async ({ body }: SQSRecord): Promise<void> => {
    const message = JSON.parse(body) as BusMessage;
    const { definition, react } = find(byType, message['detail-type']);
    const event = definition.detail.parse(message.detail);
    const trace = traceOfEvent(world, event.meta);
    const work = {
      operation: `On${definition.name}`,
      correlationId: trace.correlationId,
      about: event.meta.aggregateId,
    };
    await measured(seen, work, world.now, () =>
      faults.around(work.operation, () => react({ event: event as never, trace })),
    );
  };

  const attempt = async (record: SQSRecord): Promise<SQSBatchItemFailure[]> => {
    try {
      await receive(record);
      return [];
    } catch (error) {
      seen.logger.error('message failed', { error: error as Error, messageId: record.messageId });
      return [{ itemIdentifier: record.messageId }];
    }
  };

  const all = async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    const failures: SQSBatchItemFailure[] = [];
    for (const record of Records) failures.push(...(await attempt(record)));
    return { batchItemFailures: failures };
  };
  return stack(seen, all);
};
