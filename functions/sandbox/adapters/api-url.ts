import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';

/** The address of the API, without a slash at its end, from the parameter that the edge stack writes. */
export const loadApiUrl = (client: SSMClient, parameter: string) => async (): Promise<string> => {
  const { Parameter } = await client.send(new GetParameterCommand({ Name: parameter }));
  if (!Parameter?.Value) throw new Error(`${parameter} is empty: the edge is not deployed.`);
  return Parameter.Value.replace(/\/+$/, '');
};
