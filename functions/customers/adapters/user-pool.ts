import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import { cached } from '#functions/shared/runtime/cached.ts';
import { setting, type World } from '#functions/shared/runtime/world.ts';

export type UserPool = { readonly UserPoolId: string; readonly ClientId: string };

const KEEP_MS = 5 * 60_000;

/**
 * The edge makes the pool, after this context: its ids are asked for when they are needed, from the parameters that
 * USER_POOL_PARAMETER and USER_POOL_CLIENT_PARAMETER name.
 */
export const userPool = (world: World, parameters: SSMClient): (() => Promise<UserPool>) => {
  const idIn = async (variable: string): Promise<string> => {
    const Name = setting(world, variable);
    const { Parameter } = await parameters.send(new GetParameterCommand({ Name }));
    if (!Parameter?.Value) throw new Error(`${Name} is empty: the edge is not deployed.`);
    return Parameter.Value;
  };
  return cached(world.now, KEEP_MS, async () => {
    const variables = ['USER_POOL_PARAMETER', 'USER_POOL_CLIENT_PARAMETER'];
    const [UserPoolId = '', ClientId = ''] = await Promise.all(variables.map(idIn));
    return { UserPoolId, ClientId };
  });
};
