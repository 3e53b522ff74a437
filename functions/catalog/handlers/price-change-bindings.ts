import {
  cancelPriceChange,
  listPriceChanges,
  type PriceChangePorts,
  schedulePriceChange,
} from '#functions/catalog/application/price-changes.ts';
import * as routes from '#functions/catalog/contract/price-change-routes.ts';
import { created, ok, replayed } from '#functions/shared/runtime/api/answers.ts';
import { type Binding, bind } from '#functions/shared/runtime/api/bind.ts';

export const priceChangeBindings = (ports: PriceChangePorts): Binding[] => [
  bind(routes.schedulePriceChange, async ({ params, body, principal, idempotencyKey, trace }) => {
    const asked = { ...params, ...body, by: principal.sub, idempotencyKey };
    const scheduled = await schedulePriceChange(ports)(asked, trace);
    return created(scheduled.change, replayed(scheduled.replayed));
  }),
  bind(routes.listPriceChanges, async ({ params: { productId } }) =>
    ok({ items: await listPriceChanges(ports)(productId) }),
  ),
  bind(routes.cancelPriceChange, async ({ params: { productId, priceChangeId } }) =>
    ok(await cancelPriceChange(ports)(productId, priceChangeId)),
  ),
];
