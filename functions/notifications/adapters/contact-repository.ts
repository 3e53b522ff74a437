import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { fromRow, toRow } from '#functions/notifications/adapters/contact-row.ts';
import { contactKey } from '#functions/notifications/adapters/notifications-table.ts';
import type {
  AddContact,
  DeleteContact,
  LoadContact,
  MoveContact,
} from '#functions/notifications/application/ports.ts';
import { epochSeconds } from '#functions/shared/kernel/clock.ts';
import { storeTrace } from '#functions/shared/kernel/trace.ts';

/** Answers whether the write's condition held. */
const held = async (write: Promise<unknown>): Promise<boolean> => {
  try {
    await write;
    return true;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return false;
    throw error;
  }
};

export const contactLoader =
  (dynamo: DynamoDBDocumentClient, table: string): LoadContact =>
  async (contactId) => {
    const get = new GetCommand({ TableName: table, Key: contactKey(contactId), ConsistentRead: true });
    const { Item } = await dynamo.send(get);
    return Item && fromRow(Item);
  };

/** Garbage that was not collected yet is no contact. */
export const absent = (now: Date) => ({
  ConditionExpression: 'attribute_not_exists(pk) OR expiresAt <= :now',
  ExpressionAttributeValues: { ':now': epochSeconds(now) },
});

export const contactAdder =
  (dynamo: DynamoDBDocumentClient, table: string): AddContact =>
  (contact, now, trace) =>
    held(dynamo.send(new PutCommand({ TableName: table, Item: toRow(contact, trace), ...absent(now) })));

export const contactDeleter =
  (dynamo: DynamoDBDocumentClient, table: string): DeleteContact =>
  (contact, version, trace) =>
    held(
      dynamo.send(
        new PutCommand({
          TableName: table,
          Item: toRow(contact, trace),
          ConditionExpression: '#version = :version',
          ExpressionAttributeNames: { '#version': 'version' },
          ExpressionAttributeValues: { ':version': version },
        }),
      ),
    );

export const contactMover =
  (dynamo: DynamoDBDocumentClient, table: string): MoveContact =>
  async (contactId, guest, customer, now, trace) => {
    await held(
      dynamo.send(
        new UpdateCommand({
          TableName: table,
          Key: contactKey(contactId),
          UpdateExpression: 'SET #owner = :customer, #trace = :trace ADD #version :one REMOVE expiresAt',
          ConditionExpression: '#owner = :guest AND #status = :active AND expiresAt > :now',
          ExpressionAttributeNames: {
            '#owner': 'owner',
            '#trace': 'trace',
            '#version': 'version',
            '#status': 'status',
          },
          ExpressionAttributeValues: {
            ':customer': customer,
            ':trace': storeTrace(trace),
            ':one': 1,
            ':guest': guest,
            ':active': 'ACTIVE',
            ':now': epochSeconds(now),
          },
        }),
      ),
    );
  };
