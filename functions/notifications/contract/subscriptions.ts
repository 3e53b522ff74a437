import { GuestClaimed } from '#functions/customers/contract/events.ts';

export const notificationsSubscriptions = [GuestClaimed] as const;
