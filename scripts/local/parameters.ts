import { GetParameterCommand, ParameterNotFound, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { clientSettings } from './emulator-environment.ts';
import { parameterMissing } from './messages.ts';
import { CannotStart } from './prepare/cannot-start.mjs';
import type { BringUpContext } from './step.ts';

type Where = Pick<BringUpContext, 'stage' | 'region' | 'emulator'>;

const nameOf = ({ stage }: Where, name: string): string => `/bazaar/${stage}/${name}`;

const withSsm = async <Result>(
  { region, emulator }: Where,
  work: (ssm: SSMClient) => Promise<Result>,
): Promise<Result> => {
  const ssm = new SSMClient(clientSettings({ endpoint: emulator.endpoint, region }));
  return work(ssm).finally(() => ssm.destroy());
};

/**
 * What only AWS could name and the deployment therefore noted in SSM.
 * @param name such as api-id, of /bazaar/<stage>/api-id
 * @returns undefined where the stage is not deployed
 */
export const findParameter = (where: Where, name: string): Promise<string | undefined> =>
  withSsm(where, async (ssm) => {
    try {
      return (await ssm.send(new GetParameterCommand({ Name: nameOf(where, name) }))).Parameter?.Value;
    } catch (error) {
      if (error instanceof ParameterNotFound) return undefined;
      throw error;
    }
  });

export const writeParameter = (where: Where, name: string, value: string): Promise<void> =>
  withSsm(where, async (ssm) => {
    await ssm.send(
      new PutParameterCommand({ Name: nameOf(where, name), Value: value, Type: 'String', Overwrite: true }),
    );
  });

/** @throws CannotStart where the stage is not deployed */
export const readParameter = async (where: Where, name: string): Promise<string> => {
  const value = await findParameter(where, name);
  if (value === undefined) throw new CannotStart(parameterMissing(nameOf(where, name)));
  return value;
};

/**
 * The API's address on the emulator. The one that CloudFormation tells, `<id>.execute-api.localhost`, is one that Node
 * cannot resolve.
 */
export const apiUrlOf = (endpoint: string, apiId: string): string => `${endpoint}/_aws/execute-api/${apiId}`;
