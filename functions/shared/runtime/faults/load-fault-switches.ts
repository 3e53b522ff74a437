import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { cached } from '#functions/shared/runtime/cached.ts';
import { parameterClient } from '#functions/shared/runtime/clients/parameters.ts';
import {
  faultSwitchesSchema,
  faultsParameter,
  type LoadFaultSwitches,
} from '#functions/shared/runtime/faults/fault-switch.ts';
import { stageOf, type World } from '#functions/shared/runtime/world.ts';

const CACHE_MS = 2_000;

/** The switches as operations keeps them, at most two seconds old; none where the stage has no faults. */
export const loadFaultSwitches = (world: World): LoadFaultSwitches => {
  if (world.environment.BAZAAR_FAULTS !== 'on') return async () => [];
  const client = parameterClient();
  return cached(world.now, CACHE_MS, async () => {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: faultsParameter(stageOf(world)) }));
    return faultSwitchesSchema.parse(JSON.parse(Parameter?.Value ?? '[]'));
  });
};
