import { GetParametersCommand, SSMClient } from '@aws-sdk/client-ssm';

const SHOWN = ['api-url', 'user-pool-id', 'user-pool-client-id'] as const;

/** Where the stage answers, as its edge stack wrote it down. */
export const addressesOf = async (stage: string, client = new SSMClient({})): Promise<Record<string, string>> => {
  const Names = SHOWN.map((name) => `/bazaar/${stage}/${name}`);
  const { Parameters = [] } = await client.send(new GetParametersCommand({ Names }));
  return Object.fromEntries(Parameters.map(({ Name = '', Value = '' }) => [Name.split('/').at(-1) ?? Name, Value]));
};
