import { CustomerRegistered, GuestClaimed } from '#functions/customers/contract/events.ts';
import type { Claim } from '#functions/customers/domain/claim.ts';
import type { Profile } from '#functions/customers/domain/profile.ts';
import { eventsFromStates } from '#functions/shared/events/events-from-states.ts';
import { body, type OutgoingEvent } from '#functions/shared/events/outgoing-event.ts';
import type { Row } from '#functions/shared/events/relay.ts';

/** The sort keys of the rows that speak to others. */
export const PROFILE = 'profile';
export const CLAIM = 'claim';

/** Whoever is registered was registered once: a resync, which knows only the row of today, gives the same id. */
const registered = ({ createdAt, ...profile }: Profile): OutgoingEvent[] =>
  eventsFromStates(undefined, { ...profile, version: 1, updatedAt: createdAt }, (_, { id }) => [
    body(CustomerRegistered, { customerId: id }),
  ]);

const claimed = (claim: Claim): OutgoingEvent[] =>
  eventsFromStates(undefined, claim, (_, { id, customer }) => [body(GuestClaimed, { guest: id, customer })]);

/** Only what is new speaks; what customers write about themselves afterwards is nobody else's business. */
export const toEvents = (before: Row | undefined, after: Row): OutgoingEvent[] => {
  if (before !== undefined) return [];
  if (after.sk === PROFILE) return registered(after as Profile);
  return after.sk === CLAIM ? claimed(after as Claim) : [];
};
