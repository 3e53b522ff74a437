import { defineError } from '#functions/shared/kernel/domain-error.ts';

/** The order row or one of its tombstones was first. Tasks of every context end with it when they come too late. */
export const OrderAlreadyDecided = defineError('OrderAlreadyDecided', 'conflict', 'The order is decided already.');
