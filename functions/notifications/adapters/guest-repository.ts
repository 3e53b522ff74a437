import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { type DynamoDBDocumentClient, GetCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { absent } from '#functions/notifications/adapters/contact-repository.ts';
import { toRow } from '#functions/notifications/adapters/contact-row.ts';
import { guestKey } from '#functions/notifications/adapters/notifications-table.ts';
import type { AddGuestContact, ClaimGuest, Guest, LoadGuest } from '#functions/notifications/application/ports.ts';
import { guestsEnd } from '#functions/notifications/domain/contact.ts';

/** More than any guest has use for; keeps the row small. */
export const MAX_GUEST_CONTACTS = 50;

type GuestRow = { readonly contacts?: ReadonlySet<string>; readonly claimedBy?: string };

const fromRow = ({ contacts = new Set(), claimedBy }: GuestRow): Guest => ({
  contacts: [...contacts],
  ...(claimedBy !== undefined && { claimedBy }),
});

export const guestLoader =
  (dynamo: DynamoDBDocumentClient, table: string): LoadGuest =>
  async (guest) => {
    const get = new GetCommand({ TableName: table, Key: guestKey(guest), ConsistentRead: true });
    const { Item } = await dynamo.send(get);
    return Item && fromRow(Item);
  };

const noteContact = (table: string, guest: string, contactId: string, now: Date) => ({
  TableName: table,
  Key: guestKey(guest),
  UpdateExpression: 'SET v = :v, expiresAt = :end ADD contacts :contact',
  ConditionExpression: 'attribute_not_exists(claimedBy) AND (attribute_not_exists(contacts) OR size(contacts) < :most)',
  ExpressionAttributeValues: {
    ':v': 1,
    ':end': guestsEnd(now),
    ':contact': new Set([contactId]),
    ':most': MAX_GUEST_CONTACTS,
  },
});

/** Another write of the same two rows was in the way, if it was no condition: it may have been of the same contact. */
const whyNot = ({ CancellationReasons = [] }: TransactionCanceledException): 'there' | 'refused' => {
  const [contact, guest] = CancellationReasons.map(({ Code }) => Code === 'ConditionalCheckFailed');
  return guest && !contact ? 'refused' : 'there';
};

export const guestContactAdder =
  (dynamo: DynamoDBDocumentClient, table: string): AddGuestContact =>
  async (contact, now, trace) => {
    const Put = { TableName: table, Item: toRow(contact, trace), ...absent(now) };
    const Update = noteContact(table, contact.owner, contact.id, now);
    try {
      await dynamo.send(new TransactWriteCommand({ TransactItems: [{ Put }, { Update }] }));
      return 'added';
    } catch (error) {
      if (error instanceof TransactionCanceledException) return whyNot(error);
      throw error;
    }
  };

export const guestClaimer = (dynamo: DynamoDBDocumentClient, table: string): ClaimGuest => {
  const load = guestLoader(dynamo, table);
  return async (guest, customer, now) => {
    const update = new UpdateCommand({
      TableName: table,
      Key: guestKey(guest),
      UpdateExpression: 'SET v = :v, claimedBy = :customer, expiresAt = :end',
      ConditionExpression: 'attribute_not_exists(claimedBy)',
      ExpressionAttributeValues: { ':v': 1, ':customer': customer, ':end': guestsEnd(now) },
      ReturnValues: 'ALL_NEW',
    });
    try {
      const { Attributes = {} } = await dynamo.send(update);
      return fromRow(Attributes);
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return (await load(guest)) ?? { contacts: [] };
      throw error;
    }
  };
};
