import {
  GetFunctionConfigurationCommand,
  LambdaClient,
  UpdateFunctionConfigurationCommand,
} from '@aws-sdk/client-lambda';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { clientSettings } from '../emulator-environment.ts';
import type { BringUpContext } from '../step.ts';

const INSPECTOR = '127.0.0.1:9229';

/** A call waits at a breakpoint for as long as a person looks. */
const PATIENCE_SECONDS = 900;

/**
 * Lets a debugger attach to a function: its next process listens at port 9229. @param name such as orders-api
 * @returns how to take it back, and what to tell the person
 */
export const inspect = async ({ emulator, region, stage }: BringUpContext, name: string) => {
  const lambda = new LambdaClient(clientSettings({ endpoint: emulator.endpoint, region }));
  const [context = '', ...fn] = name.split('-');
  const FunctionName = resourceName(stage, context, fn.join('-'));
  const before = await lambda.send(new GetFunctionConfigurationCommand({ FunctionName }));
  const { NODE_OPTIONS: _, ...Variables } = before.Environment?.Variables ?? {};
  const configure = (options: Record<string, string>, Timeout: number | undefined) =>
    lambda.send(
      new UpdateFunctionConfigurationCommand({
        FunctionName,
        Timeout,
        Environment: { Variables: { ...Variables, ...options } },
      }),
    );
  await configure({ NODE_OPTIONS: `--inspect=${INSPECTOR} --enable-source-maps` }, PATIENCE_SECONDS);
  return {
    says: `${name} listens for a debugger at ${INSPECTOR} from its next call on.`,
    end: async (): Promise<void> => void (await configure({}, before.Timeout)),
  };
};
