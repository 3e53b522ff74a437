import {
  addAddressTo,
  changeAddressOf,
  findAddressOf,
  findBook,
  removeAddressOf,
} from '#functions/customers/application/addresses.ts';
import { beginGuest, claimGuest } from '#functions/customers/application/guests.ts';
import { changeMe, changePreferences, findProfile } from '#functions/customers/application/profiles.ts';
import * as routes from '#functions/customers/contract/routes.ts';
import type { Ports } from '#functions/customers/dependencies.ts';
import {
  addressAnswer,
  bookAnswer,
  guestCookie,
  noGuestCookie,
  preferencesAnswer,
  profileAnswer,
  viewOf,
} from '#functions/customers/handlers/answers.ts';
import { created, etag, replayed } from '#functions/shared/runtime/api/answers.ts';
import { type Binding, bind } from '#functions/shared/runtime/api/bind.ts';
import { needGuestToken } from '#functions/shared/runtime/api/guest.ts';

export const profileBindings = (ports: Ports): Binding[] => [
  bind(routes.getMe, async ({ principal, trace }) => profileAnswer(await findProfile(ports)(principal.sub, trace))),
  bind(routes.changeMe, async ({ principal: { sub }, version, body, trace }) =>
    profileAnswer(await changeMe(ports)({ sub, version, to: body }, trace)),
  ),
  bind(routes.getPreferences, async ({ principal, trace }) =>
    preferencesAnswer(await findProfile(ports)(principal.sub, trace)),
  ),
  bind(routes.changePreferences, async ({ principal: { sub }, version, body, trace }) =>
    preferencesAnswer(await changePreferences(ports)({ sub, version, to: body }, trace)),
  ),
];

export const addressBindings = (ports: Ports): Binding[] => [
  bind(routes.listAddresses, async ({ principal }) => bookAnswer(await findBook(ports)(principal.sub))),
  bind(routes.addAddress, async ({ principal, idempotencyKey, body, trace }) => {
    const added = await addAddressTo(ports)({ owner: principal.sub, idempotencyKey, content: body }, trace);
    return created(viewOf(added), {
      location: `/customers/me/addresses/${added.address.id}`,
      ...etag(added.address.version),
      ...replayed(added.replayed),
    });
  }),
  bind(routes.getAddress, async ({ principal, params: { addressId } }) =>
    addressAnswer(await findAddressOf(ports)(principal.sub, addressId)),
  ),
  bind(routes.changeAddress, async ({ principal: { sub: owner }, params, version, body }) =>
    addressAnswer(await changeAddressOf(ports)({ owner, ...params, version }, body)),
  ),
  bind(routes.removeAddress, async ({ principal: { sub: owner }, params, version }) =>
    bookAnswer(await removeAddressOf(ports)({ owner, ...params, version })),
  ),
];

export const guestBindings = (ports: Ports): Binding[] => [
  bind(routes.beginGuest, async () => {
    const { token, expiresAt, seconds } = await beginGuest(ports)();
    return created({ token, expiresAt }, guestCookie(token, seconds));
  }),
  bind(routes.claimGuest, async ({ principal, body, guestToken, trace }) => {
    const token = needGuestToken(body.guestToken ?? guestToken);
    const { claim, replayed: again } = await claimGuest(ports)(principal.sub, token, trace);
    return created({ guest: claim.id, claimedAt: claim.updatedAt }, { ...noGuestCookie(), ...replayed(again) });
  }),
];
