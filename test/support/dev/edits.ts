import { DescribeStateMachineCommand, SFNClient } from '@aws-sdk/client-sfn';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { clientSettings } from '#scripts/local/emulator-environment.ts';

export const kinds = ['handler', 'page', 'contract', 'state machine'] as const;

/** A change of one file that shows from outside, and that nobody else relies on. */
export type Edit = {
  readonly kind: (typeof kinds)[number];
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** What the line that tells of it names. */
  readonly names: string;
  readonly isLive: () => Promise<boolean>;
};

type Where = {
  readonly apiUrl: string;
  readonly endpoint: string;
  readonly region: string;
  readonly stage: string;
  readonly adminToken: string;
};

/** One edit of each kind. */
export const editsAt = ({ apiUrl, endpoint, region, stage, adminToken }: Where): readonly Edit[] => {
  const machines = new SFNClient(clientSettings({ endpoint, region }));
  const stateMachineArn = `arn:aws:states:${region}:000000000000:stateMachine:${resourceName(stage, 'checkout', 'cancel-order')}`;
  return [
    {
      kind: 'handler',
      file: 'functions/docs/handlers/api.ts',
      from: "'x-request-id':",
      to: "'x-edited': 'yes', 'x-request-id':",
      names: 'docs-api',
      isLive: async () => (await fetch(`${apiUrl}/docs`)).headers.has('x-edited'),
    },
    {
      kind: 'page',
      file: 'functions/docs/pages/api.html',
      from: '<title>',
      to: '<title>Edited: ',
      names: 'docs-api',
      isLive: async () => (await (await fetch(`${apiUrl}/docs`)).text()).includes('<title>Edited'),
    },
    {
      kind: 'contract',
      file: 'functions/operations/contract/page.ts',
      from: '.max(100)',
      to: '.max(101)',
      names: 'operations-api',
      isLive: async () => {
        const headers = { authorization: `Bearer ${adminToken}` };
        return (await fetch(`${apiUrl}/admin/findings?limit=101`, { headers })).status === 200;
      },
    },
    {
      kind: 'state machine',
      file: 'statemachines/cancel-order/cancel-order.asl.json',
      from: '"Comment": "Undoes',
      to: '"Comment": "Edited: undoes',
      names: 'machine cancel-order',
      isLive: async () => {
        const { definition = '' } = await machines.send(new DescribeStateMachineCommand({ stateMachineArn }));
        return definition.includes('Edited: undoes');
      },
    },
  ];
};
