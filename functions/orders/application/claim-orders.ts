import { type DecidePorts, decideOrder } from '#functions/orders/application/decide.ts';
import type { FindClaim, KeepClaim, OrderIdsOf } from '#functions/orders/application/ports.ts';
import { type Claim, isGuest, moveTo } from '#functions/orders/domain/claim.ts';
import type { Order } from '#functions/orders/domain/order.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { GuestTokenClaimed } from '#functions/shared/runtime/api/errors.ts';

const moveOrder = (ports: DecidePorts) => (orderId: string, claim: Claim, trace: Trace) =>
  decideOrder(ports, 'buyer')(orderId, (order, act) => moveTo(order, act, claim), trace);

type ClaimPorts = DecidePorts & { readonly keepClaim: KeepClaim; readonly orderIdsOf: OrderIdsOf };

/**
 * First the claim is kept, so that the guest can place nothing more; then the orders move, one by one. After a crash
 * anywhere the same event does the rest: what has moved is not found among the guest's any more.
 */
export const claimOrders =
  ({ keepClaim, orderIdsOf, ...ports }: ClaimPorts) =>
  async (asked: Claim, trace: Trace): Promise<void> => {
    const claim = await keepClaim(asked, ports.now());
    for (const orderId of await orderIdsOf(claim.guest)) await moveOrder(ports)(orderId, claim, trace);
  };

type LatePorts = DecidePorts & { readonly findClaim: FindClaim };

/** An order that was being placed while its guest was claimed, or that the index did not show yet, moves after the others. */
export const moveIfClaimed =
  ({ findClaim, ...ports }: LatePorts) =>
  async ({ id, owner }: Pick<Order, 'id' | 'owner'>, trace: Trace): Promise<void> => {
    const claim = isGuest(owner) ? await findClaim(owner) : undefined;
    if (claim !== undefined) await moveOrder(ports)(id, claim, trace);
  };

/** A claimed guest is none any more, whatever the capability says. @throws GuestTokenClaimed */
export const refuseClaimed =
  ({ findClaim }: { readonly findClaim: FindClaim }) =>
  async (guest: string): Promise<void> => {
    if ((await findClaim(guest)) !== undefined) throw new GuestTokenClaimed('Sign in: the orders are in the account.');
  };
