import { CloudFormationClient, paginateListStacks } from '@aws-sdk/client-cloudformation';

/** Names of the stacks of a stage that are in the account, whatever state they are in; those deleted are gone. */
export const stacksOf = async (stage: string, client = new CloudFormationClient({})): Promise<string[]> => {
  const names = new Set<string>();
  for await (const { StackSummaries = [] } of paginateListStacks({ client }, {}))
    for (const { StackName = '', StackStatus } of StackSummaries)
      if (StackName.startsWith(`bazaar-${stage}-`) && StackStatus !== 'DELETE_COMPLETE') names.add(StackName);
  return [...names].sort();
};
