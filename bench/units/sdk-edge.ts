import { AsyncLocalStorage } from 'node:async_hooks';
import type { FakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import type { Usage } from '#test/support/fakes/dynamodb/types.ts';

/** Which function was at work, and on what: a route, a task, an event. */
export type Work = { readonly by: string; readonly doing: string };

/** One call of our code to AWS. */
export type AwsCall = Work & {
  readonly service: 'DynamoDB' | 'EventBridge' | 'Lambda' | 'SQS' | 'SSM';
  /** As IAM and CloudTrail name it. */
  readonly action: string;
  /** Of DynamoDB: the context whose table it is, and the kind of item; of others what was asked or sent. */
  readonly context: string;
  readonly item: string;
  readonly writeUnits: number;
  readonly indexUnits: number;
  readonly readUnits: number;
};

type Command = { readonly constructor: { readonly name: string }; readonly input: unknown };
type Client = { send(command: never): Promise<unknown> };
type Handler = (event: never, context: never) => unknown;

const ACTIONS: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  BatchGet: 'BatchGetItem',
  TransactWrite: 'TransactWriteItems',
};

const free = { writeUnits: 0, indexUnits: 0, readUnits: 0 };

const actionOf = (command: Command): string => command.constructor.name.replace(/Command$/, '');

/** Every kind of row has its own sort key, which is its name; a query names its index. */
const itemOf = (input: unknown): string =>
  (input as { IndexName?: string }).IndexName ?? /"sk":"(\w+)"/.exec(JSON.stringify(input))?.[1] ?? '';

/** `bazaar-test-orders-table` → `orders` */
const contextOf = (table: string): string => table.split('-').at(-2) ?? '';

const indexUnitsOf = ({ indexWriteUnits }: Usage): number =>
  Object.values(indexWriteUnits).reduce((sum, units) => sum + units, 0);

/** Counts what the functions of an offline system ask of AWS, and who asked. */
export const sdkEdge = () => {
  const working = new AsyncLocalStorage<Work>();
  const calls: AwsCall[] = [];
  const record = (call: Omit<AwsCall, keyof Work>): void => {
    calls.push({ ...(working.getStore() ?? { by: 'nobody', doing: '' }), ...call });
  };

  /** Puts itself between a client and whatever answers for AWS. */
  const between = (client: Client, note: (command: Command, answer: Promise<unknown>) => void): void => {
    const send = client.send.bind(client);
    const noted = (command: Command): Promise<unknown> => {
      const answer = send(command as never);
      note(command, answer);
      return answer;
    };
    Object.assign(client, { send: noted });
  };

  return {
    calls,
    /** The fake takes effect at once, so what a call consumed is known before it is answered. */
    dynamo: (dynamo: FakeDynamo): void => {
      let seen = dynamo.usage().length;
      between(dynamo.client, (command) => {
        const used = dynamo.usage();
        for (const usage of used.slice(seen)) {
          const { writeUnits, readUnits, table } = usage;
          const units = { writeUnits, readUnits, indexUnits: indexUnitsOf(usage) };
          const action = ACTIONS[usage.operation] ?? usage.operation;
          record({ service: 'DynamoDB', action, context: contextOf(table), item: itemOf(command.input), ...units });
        }
        seen = used.length;
      });
    },
    client: (client: Client, service: AwsCall['service'], itemOfInput: (input: never) => string): void =>
      between(client, (command) =>
        record({ service, action: actionOf(command), context: '', item: itemOfInput(command.input as never), ...free }),
      ),
    /** The same handler; what it does is put down to it. */
    watched: <H extends Handler>(by: string, doing: (event: Parameters<H>[0]) => string, handler: H): H =>
      ((event: never, context: never) => working.run({ by, doing: doing(event) }, () => handler(event, context))) as H,
  };
};

export type SdkEdge = ReturnType<typeof sdkEdge>;
