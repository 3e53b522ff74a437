import { cartSubscriptions } from '#functions/cart/contract/subscriptions.ts';
import { inventorySubscriptions } from '#functions/inventory/contract/subscriptions.ts';
import { notificationsSubscriptions } from '#functions/notifications/contract/subscriptions.ts';
import { shippingSubscriptions } from '#functions/shipping/contract/subscriptions.ts';
import type { Chapter } from '#test/infra/exercise/scene.ts';

/** What the others hear in the end: orders that were confirmed, and whose the guest is; their queues give all of it twice. */
export const hearAll: Chapter = async ({ system, tell }) => {
  const { inbox } = system.functions;
  for (let time = 0; time < 2; time++) {
    await tell(inbox.cart, cartSubscriptions);
    await tell(inbox.shipping, shippingSubscriptions);
    await tell(inbox.notifications, notificationsSubscriptions);
    await tell(inbox.inventory, inventorySubscriptions);
  }
};
