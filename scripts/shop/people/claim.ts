import type { Account } from '#scripts/shop/session.ts';

export const forgetGuest = ({ change }: Pick<Account, 'change'>): void => change(({ guest: _, ...kept }) => kept);
