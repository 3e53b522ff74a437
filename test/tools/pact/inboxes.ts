import { cartTable } from '#functions/cart/adapters/cart-table.ts';
import { create as createCartInbox } from '#functions/cart/handlers/inbox.ts';
import { inventoryTable } from '#functions/inventory/adapters/inventory-table.ts';
import { create as createInventoryInbox } from '#functions/inventory/handlers/inbox.ts';
import { ordersTable } from '#functions/orders/adapters/orders-table.ts';
import { create as createOrdersInbox } from '#functions/orders/handlers/inbox.ts';
import { shippingTable } from '#functions/shipping/adapters/shipping-table.ts';
import { create as createShippingInbox } from '#functions/shipping/handlers/inbox.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';
import { environment, tableOf } from '#test/support/system/tables.ts';

const readers = {
  cart: { table: cartTable, create: createCartInbox },
  inventory: { table: inventoryTable, create: createInventoryInbox },
  orders: { table: ordersTable, create: createOrdersInbox },
  shipping: { table: shippingTable, create: createShippingInbox },
} as const;

type Reader = keyof typeof readers;

/** Hands one message to a context's own inbox, over a table of its own with nothing in it. @throws Error when it fails */
export const deliverTo = async (context: string, message: object): Promise<void> => {
  const { table, create } = readers[context as Reader];
  const world = fakeWorld({
    environment: { ...environment, [`${context.toUpperCase()}_TABLE`]: tableOf(context) },
  });
  const dynamo = fakeDynamo({ tables: { [tableOf(context)]: table }, clock: world.now });
  const inbox = create(world, { dynamo: dynamo.client } as never);
  const record = { messageId: 'message-1', body: JSON.stringify(message) };
  const { batchItemFailures } = await inbox({ Records: [record] } as never, {} as never);
  if (batchItemFailures.length > 0) throw new Error(`${context} could not take the message.`);
};
