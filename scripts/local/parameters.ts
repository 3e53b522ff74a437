import { GetParameterCommand, ParameterNotFound, SSMClient } from '@aws-sdk/client-ssm';
import { clientSettings } from './emulator-environment.ts';
import { parameterMissing } from './messages.ts';
import { CannotStart } from './prepare/cannot-start.mjs';
import type { BringUpContext } from './step.ts';

type Where = Pick<BringUpContext, 'stage' | 'region' | 'emulator'>;

/**
 * What only AWS could name and the deployment therefore noted in SSM.
 * @param name such as api-id, of /bazaar/<stage>/api-id
 * @returns undefined where the stage is not deployed
 */
export const findParameter = async ({ stage, region, emulator }: Where, name: string): Promise<string | undefined> => {
  const ssm = new SSMClient(clientSettings({ endpoint: emulator.endpoint, region }));
  try {
    const answer = await ssm.send(new GetParameterCommand({ Name: `/bazaar/${stage}/${name}` }));
    return answer.Parameter?.Value;
  } catch (error) {
    if (error instanceof ParameterNotFound) return undefined;
    throw error;
  } finally {
    ssm.destroy();
  }
};

/** @throws CannotStart where the stage is not deployed */
export const readParameter = async (where: Where, name: string): Promise<string> => {
  const value = await findParameter(where, name);
  if (value === undefined) throw new CannotStart(parameterMissing(`/bazaar/${where.stage}/${name}`));
  return value;
};

/**
 * The API's address on the emulator. The one that CloudFormation tells, `<id>.execute-api.localhost`, is one that Node
 * cannot resolve.
 */
export const apiUrlOf = (endpoint: string, apiId: string): string => `${endpoint}/_aws/execute-api/${apiId}`;
