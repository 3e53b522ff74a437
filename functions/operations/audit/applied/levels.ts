import { StockLevelChanged } from '#functions/inventory/contract/events.ts';
import type { Stock } from '#functions/inventory/domain/stock.ts';
import type { SubscriptionCheck, Unapplied } from '#functions/operations/audit/applied/subscription-check.ts';
import type { Joined } from '#functions/operations/audit/join.ts';
import { replicaRow, stockRow } from '#functions/operations/audit/row-names.ts';
import { eventId } from '#functions/shared/events/envelope.ts';

const behind =
  ({ published, replicaOf }: Joined) =>
  ({ id, sku, updatedAt }: Stock): Unapplied[] => {
    const last = published.lastSequenceOf(id);
    const known = replicaOf.cart.get(sku)?.levelSequence;
    if (last === undefined || (known !== undefined && known >= last)) return [];
    return [
      {
        eventId: eventId(id, last),
        occurredAt: updatedAt,
        aggregateId: id,
        rows: [stockRow(sku), replicaRow('cart', sku)],
        what: `cart knows the level of ${sku} as of ${known ?? 'never'}, published was ${last}`,
      },
    ];
  };

/** A SKU that is written all the time is judged once it rests: of its last word only the sequence is known. */
export const levelCheck: SubscriptionCheck = {
  event: StockLevelChanged,
  subscriber: 'cart',
  queue: 'inbox',
  unapplied: (evidence) => evidence.stock.flatMap(behind(evidence)),
};
