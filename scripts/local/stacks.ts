import {
  CloudFormationClient,
  DeleteStackCommand,
  DescribeStacksCommand,
  type Stack,
  waitUntilStackDeleteComplete,
} from '@aws-sdk/client-cloudformation';
import { clientSettings } from './emulator-environment.ts';
import type { BringUpContext } from './step.ts';

const DELETED_WITHIN_SECONDS = 60;

/** States of a stack that was never whole: nothing can be deployed over them, and CDK does not remove them here. */
const STILLBORN = new Set(['ROLLBACK_COMPLETE', 'ROLLBACK_FAILED', 'CREATE_FAILED', 'DELETE_FAILED']);

/** The stacks of the emulator, as CloudFormation tells them. */
export const openStacks = ({ emulator, region }: Pick<BringUpContext, 'emulator' | 'region'>) => {
  const client = new CloudFormationClient(clientSettings({ endpoint: emulator.endpoint, region }));

  const all = async (): Promise<Stack[]> => (await client.send(new DescribeStacksCommand({}))).Stacks ?? [];

  const remove = async (StackName: string): Promise<void> => {
    await client.send(new DeleteStackCommand({ StackName }));
    await waitUntilStackDeleteComplete({ client, maxWaitTime: DELETED_WITHIN_SECONDS, minDelay: 1 }, { StackName });
  };

  return {
    has: async (name: string): Promise<boolean> => (await all()).some(({ StackName }) => StackName === name),
    removeStillborn: async (): Promise<void> => {
      const stillborn = (await all()).filter(({ StackStatus }) => STILLBORN.has(StackStatus ?? ''));
      for (const { StackName } of stillborn) if (StackName) await remove(StackName);
    },
    close: () => client.destroy(),
  };
};
