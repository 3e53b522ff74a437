import * as z from 'zod';
import { defineRoute } from '#functions/shared/runtime/define-route.ts';
import { faultSwitchesSchema } from '#functions/shared/runtime/faults/fault-switch.ts';

const faultsSchema = z.object({
  /** False on stages that are deployed without faults. */
  available: z.boolean(),
  switches: faultSwitchesSchema,
});

export const getFaults = defineRoute({
  name: 'getFaults',
  method: 'GET',
  path: '/admin/faults',
  access: 'admin',
  summary: 'What is made to go wrong, and how often.',
  responses: { 200: faultsSchema },
  errors: [],
});

export const setFaults = defineRoute({
  name: 'setFaults',
  method: 'PUT',
  path: '/admin/faults',
  access: 'admin',
  summary: 'Sets all fault switches at once; an empty list ends all faults. Functions follow within two seconds.',
  ifMatch: true,
  body: z.strictObject({ switches: faultSwitchesSchema }),
  responses: { 200: faultsSchema },
  errors: ['FaultsNotAvailable', 'TooManyFaults', 'StaleVersion'],
});
