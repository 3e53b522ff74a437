import { InvokeCommand, type LambdaClient } from '@aws-sdk/client-lambda';
import { marshall } from '@aws-sdk/util-dynamodb';
import type { AskRelay } from '#functions/operations/application/ports.ts';
import { RelayFailed } from '#functions/operations/domain/errors.ts';
import type { Change, Relayed, Row } from '#functions/shared/events/relay.ts';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';

const imageOf = (row: Row): unknown => marshall(row, { removeUndefinedValues: true });

/** A change as the table's stream would hand it over. */
const toStreamEvent = ({ sequenceNumber, before, after }: Change) => ({
  Records: [
    {
      eventID: sequenceNumber,
      eventName: before === undefined ? 'INSERT' : 'MODIFY',
      eventSource: 'aws:dynamodb',
      dynamodb: {
        SequenceNumber: sequenceNumber,
        ...(before && { OldImage: imageOf(before) }),
        ...(after && { NewImage: imageOf(after) }),
      },
    },
  ],
});

/** Calls the function that reads the context's stream, by its name. @throws RelayFailed */
export const relayInvoker =
  (client: LambdaClient, stage: string): AskRelay =>
  async (context, change) => {
    const { FunctionError, Payload } = await client.send(
      new InvokeCommand({
        FunctionName: resourceName(stage, context, 'relay'),
        Payload: JSON.stringify(toStreamEvent(change)),
      }),
    );
    const text = Payload?.transformToString() ?? 'null';
    if (FunctionError !== undefined) throw new RelayFailed(`The relay of ${context} failed: ${text.slice(0, 300)}`);
    return JSON.parse(text) as Relayed;
  };
