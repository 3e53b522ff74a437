import type { SSMClient } from '@aws-sdk/client-ssm';
import { addToCart, type Change, changeCart, showCart } from '#functions/cart/application/change-cart.ts';
import type { CartView } from '#functions/cart/contract/cart.ts';
import * as routes from '#functions/cart/contract/routes.ts';
import { type Clients, cartDependencies } from '#functions/cart/dependencies.ts';
import { clear, removeLine, setQuantity } from '#functions/cart/domain/change-lines.ts';
import { changeCurrency, see } from '#functions/cart/domain/see-changes.ts';
import { etag, ok } from '#functions/shared/runtime/api/answers.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import { type Binding, bind, type RequestOf, type ResponseOf } from '#functions/shared/runtime/api/bind.ts';
import { createGuestDoor } from '#functions/shared/runtime/api/guest.ts';
import { idempotencyStore } from '#functions/shared/runtime/api/idempotency.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { parameterClient } from '#functions/shared/runtime/clients/parameters.ts';
import { forGuests, type RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

type ApiClients = Clients & { readonly parameters: SSMClient };

/** The owner is a customer or a guest; all else is the same. */
const forBoth = <R extends RouteDefinition>(
  route: R,
  answer: (request: RequestOf<R>) => Promise<ResponseOf<R>>,
): Binding[] => {
  const binding = bind(route, answer);
  return [binding, { ...binding, route: forGuests(binding.route) }];
};

const answered = (view: CartView) => ok(view, etag(view.version));

/**
 * The version says nothing of prices, which change without it: whoever asks for news only (If-None-Match) gets the whole
 * cart, without the tag by which it would be called unchanged.
 */
const shown = (view: CartView, known: string | undefined) => (known === undefined ? answered(view) : ok(view));

const bindings = (ports: ReturnType<typeof cartDependencies>): Binding[] => {
  const show = showCart(ports);
  const add = addToCart(ports);
  const change = changeCart(ports);
  type Asking = { readonly principal: { readonly sub: string }; readonly version: number };
  const changing = async ({ principal, version }: Asking, by: Change) =>
    answered(await change(principal.sub, version, by));
  return [
    ...forBoth(routes.getCart, async ({ principal, headers }) =>
      shown(await show(principal.sub), headers['if-none-match']),
    ),
    ...forBoth(routes.addToCart, async ({ principal, body, idempotencyKey }) =>
      answered(await add(principal.sub, body, idempotencyKey)),
    ),
    ...forBoth(routes.setCartLine, (request) =>
      changing(request, setQuantity(request.params.sku, request.body.quantity)),
    ),
    ...forBoth(routes.removeCartLine, (request) => changing(request, removeLine(request.params.sku))),
    ...forBoth(routes.clearCart, (request) => changing(request, clear)),
    ...forBoth(routes.setCartCurrency, (request) => changing(request, changeCurrency(request.body.currency))),
    ...forBoth(routes.seeCart, (request) => changing(request, see(request.body.lines))),
  ];
};

const defaults = (): ApiClients => ({ dynamo: documentClient(), parameters: parameterClient() });

export const create = (world: World, clients: ApiClients = defaults()) =>
  apiHandler('cart', bindings(cartDependencies(world, clients)), world, {
    guests: createGuestDoor(world, clients.parameters),
    replies: idempotencyStore(clients.dynamo, setting(world, 'CART_TABLE'), world.now),
  });
