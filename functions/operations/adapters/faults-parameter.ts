import { GetParameterCommand, PutParameterCommand, type SSMClient } from '@aws-sdk/client-ssm';
import type { LoadFaults, SaveFaults } from '#functions/operations/application/ports.ts';
import { faultSwitchesSchema } from '#functions/shared/runtime/faults/fault-switch.ts';

/** The switches as every function reads them. */
export const faultsLoader =
  (client: SSMClient, parameter: string): LoadFaults =>
  async () => {
    const { Parameter } = await client.send(new GetParameterCommand({ Name: parameter }));
    return faultSwitchesSchema.parse(JSON.parse(Parameter?.Value ?? '[]'));
  };

export const faultsSaver =
  (client: SSMClient, parameter: string): SaveFaults =>
  async (switches) => {
    const Value = JSON.stringify(switches);
    await client.send(new PutParameterCommand({ Name: parameter, Value, Type: 'String', Overwrite: true }));
  };
