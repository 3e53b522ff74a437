import { accountRoutes } from '#functions/customers/contract/account-routes.ts';
import { addressRoutes } from '#functions/customers/contract/address-routes.ts';
import { guestRoutes } from '#functions/customers/contract/guest-routes.ts';
import { profileRoutes } from '#functions/customers/contract/profile-routes.ts';

export * from '#functions/customers/contract/account-routes.ts';
export * from '#functions/customers/contract/address-routes.ts';
export * from '#functions/customers/contract/guest-routes.ts';
export * from '#functions/customers/contract/profile-routes.ts';

export const customersRoutes = [...accountRoutes, ...profileRoutes, ...addressRoutes, ...guestRoutes] as const;
