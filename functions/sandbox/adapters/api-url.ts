import { GetParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';

/** Where the edge stack writes the address of the API. */
export const apiUrlParameter = (stage: string): string => `/bazaar/${stage}/api-url`;

/** The address of the API without a slash at its end. */
export const loadApiUrl = (client: SSMClient, stage: string) => async (): Promise<string> => {
  const { Parameter } = await client.send(new GetParameterCommand({ Name: apiUrlParameter(stage) }));
  if (!Parameter?.Value) throw new Error(`${apiUrlParameter(stage)} is empty: the edge is not deployed.`);
  return Parameter.Value.replace(/\/+$/, '');
};
