import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { LambdaClient, UpdateFunctionCodeCommand } from '@aws-sdk/client-lambda';
import { SFNClient, UpdateStateMachineCommand } from '@aws-sdk/client-sfn';
import { zipSync } from 'fflate';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { bindAsl, readAsl } from '#infra/constructs/asl-file.ts';
import { cancelOrder } from '#statemachines/cancel-order/cancel-order.ts';
import { checkout } from '#statemachines/checkout/checkout.ts';
import { clientSettings } from '../emulator-environment.ts';
import type { BringUpContext } from '../step.ts';
import type { Bundle } from './rebuild.ts';

const ACCOUNT = '000000000000';

const MACHINES = { checkout, 'cancel-order': cancelOrder } as const;

type MachineName = keyof typeof MACHINES;

const isMachine = (name: string): name is MachineName => name in MACHINES;

/** Speed counts here, not size: it travels over loopback. */
const zipOf = (folder: string): Uint8Array => {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const contents = files.map(({ parentPath, name }) => {
    const path = join(parentPath, name);
    return [relative(folder, path).replaceAll('\\', '/'), readFileSync(path)] as const;
  });
  return zipSync(Object.fromEntries(contents), { level: 0 });
};

/** Puts code and definitions into the emulator without a deployment. */
export const openLiveCode = ({ emulator, region, stage }: BringUpContext) => {
  const settings = clientSettings({ endpoint: emulator.endpoint, region });
  const lambda = new LambdaClient(settings);
  const machines = new SFNClient(settings);

  const functionArn = (context: string, fn: string): string =>
    `arn:aws:lambda:${region}:${ACCOUNT}:function:${resourceName(stage, context, fn)}`;

  return {
    update: async ({ context, fn, folder }: Bundle): Promise<void> => {
      const FunctionName = resourceName(stage, context, fn);
      await lambda.send(new UpdateFunctionCodeCommand({ FunctionName, ZipFile: zipOf(folder) }));
    },
    /** @throws Error when the file is not as its machine's placeholders ask, or not valid */
    updateMachine: async (name: string): Promise<void> => {
      if (!isMachine(name)) throw new Error(`statemachines/${name} is new: npm run up deploys it.`);
      const functions = Object.entries(MACHINES[name].functions).map(([placeholder, [context, fn]]) => [
        placeholder,
        functionArn(context, fn),
      ]);
      const definition = bindAsl(name, readAsl(name), Object.fromEntries(functions));
      const stateMachineArn = `arn:aws:states:${region}:${ACCOUNT}:stateMachine:${resourceName(stage, 'checkout', name)}`;
      await machines.send(new UpdateStateMachineCommand({ stateMachineArn, definition }));
    },
  };
};
