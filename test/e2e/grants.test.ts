import { GetRolePolicyCommand, IAMClient, ListRolePoliciesCommand, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { GetFunctionConfigurationCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { describe, expect, it } from '@jest/globals';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { buyerToken, decided, order, stockUp } from '#test/support/emulator/api.ts';
import { settings } from '#test/support/emulator/aws.ts';
import { audit } from '#test/support/emulator/run.ts';
import { STAGE } from '#test/support/emulator/shared-system.ts';

type Statement = { Action: string | string[]; readonly Effect: string; readonly Resource: unknown };
type Policy = { readonly Version: string; Statement: Statement[] };

const iam = () => new IAMClient(settings());

/** The name of the role that a function runs as. */
const roleOf = async (context: string, fn: string): Promise<string> => {
  const FunctionName = resourceName(STAGE, context, fn);
  const { Role = '' } = await new LambdaClient(settings()).send(new GetFunctionConfigurationCommand({ FunctionName }));
  return Role.split('/').at(-1) ?? '';
};

const policiesOf = async (RoleName: string) => {
  const { PolicyNames = [] } = await iam().send(new ListRolePoliciesCommand({ RoleName }));
  return Promise.all(
    PolicyNames.map(async (PolicyName) => {
      const { PolicyDocument = '{}' } = await iam().send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      return { RoleName, PolicyName, policy: JSON.parse(decodeURIComponent(PolicyDocument)) as Policy };
    }),
  );
};

type Kept = Awaited<ReturnType<typeof policiesOf>>[number];

const put = ({ policy, ...name }: Kept): Promise<unknown> =>
  iam().send(new PutRolePolicyCommand({ ...name, PolicyDocument: JSON.stringify(policy) }));

const without = ({ policy, ...name }: Kept, action: string): Kept => {
  const Statement = policy.Statement.map((statement) => ({
    ...statement,
    Action: [statement.Action].flat().filter((one) => one !== action),
  })).filter(({ Action }) => Action.length > 0);
  return { ...name, policy: { ...policy, Statement } };
};

/** Takes one action away from a function's role, does something, and gives it back. */
const withoutGrant = async (context: string, fn: string, action: string, work: () => Promise<void>): Promise<void> => {
  const before = await policiesOf(await roleOf(context, fn));
  expect(before.flatMap(({ policy }) => policy.Statement.flatMap(({ Action }) => Action))).toContain(action);
  for (const kept of before) await put(without(kept, action));
  try {
    await work();
  } finally {
    for (const kept of before) await put(kept);
  }
};

const SHORT = 4;

describe('a grant that is missing', () => {
  it.each([
    ['inventory', 'tasks', 'dynamodb:UpdateItem'],
    ['payments', 'tasks', 'lambda:InvokeFunction'],
    ['orders', 'relay', 'events:PutEvents'],
  ])(
    'from the role of %s %s, %s, is seen on the laptop: no order is confirmed until it is back',
    async (context, fn, action) => {
      const sku = `GRANT-${context.toUpperCase()}`;
      await stockUp(sku, 5);
      const token = await buyerToken();
      let id = '';
      await withoutGrant(context, fn, action, async () => {
        id = (await order(token, sku)).body.id;
        const early = await decided(token, id, SHORT).catch(() => ({ status: 'undecided' }));
        expect(early.status).not.toBe('CONFIRMED');
      });
      await decided(token, id, 120);
      expect((await decided(token, (await order(token, sku)).body.id, 60)).status).toBe('CONFIRMED');
      expect(await audit()).toEqual([]);
    },
    300_000,
  );
});
