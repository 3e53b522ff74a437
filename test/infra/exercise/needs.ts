import type { AnyCommand } from '#test/support/fakes/sdk-client.ts';

/** What a call asks of IAM: one action on one resource, written as in the snapshot of the roles. */
export type Need = { readonly action: string; readonly resource: string };

type OnTable = { readonly TableName?: string };

/** Of the inputs of all commands, what names resources. */
type Input = OnTable & {
  readonly IndexName?: string;
  readonly RequestItems?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Readonly<Record<string, OnTable | undefined>>[];
  readonly Entries?: readonly { readonly EventBusName?: string }[];
  readonly Bucket?: string;
  readonly Key?: string;
  readonly QueueUrl?: string;
  readonly QueueName?: string;
  readonly FunctionName?: string;
  readonly Name?: string;
  readonly SecretId?: string;
  readonly UserPoolId?: string;
};

const table = (name = ''): string => `dynamodb table ${name}`;

const onItems = (...actions: readonly string[]) =>
  actions.map((action) => [action.replace(/Item$/, ''), (input: Input) => [onTable(action, input)]] as const);

const onTable = (action: string, { TableName, IndexName }: Input): Need => ({
  action: `dynamodb:${action}`,
  resource: IndexName === undefined ? table(TableName) : `${table(TableName)}/index/${IndexName}`,
});

/** A transaction is no action: it needs those of its parts. */
const PARTS: Readonly<Record<string, string>> = {
  Get: 'GetItem',
  Put: 'PutItem',
  Update: 'UpdateItem',
  Delete: 'DeleteItem',
  ConditionCheck: 'ConditionCheckItem',
};

const partsOf = ({ TransactItems = [] }: Input): Need[] =>
  TransactItems.flatMap((item) =>
    Object.entries(item).map(([kind, part = {}]) => ({
      action: `dynamodb:${PARTS[kind] ?? kind}`,
      resource: table(part.TableName),
    })),
  );

const batch =
  (action: string) =>
  ({ RequestItems = {} }: Input): Need[] =>
    Object.keys(RequestItems).map((name) => ({ action: `dynamodb:${action}`, resource: table(name) }));

const object =
  (action: string) =>
  ({ Bucket, Key }: Input): Need[] => [{ action: `s3:${action}`, resource: `s3 ${Bucket}/${Key}` }];

const nameOf = (url = ''): string => url.slice(url.lastIndexOf('/') + 1);

const queue =
  (action: string) =>
  ({ QueueUrl, QueueName }: Input): Need[] => [
    { action: `sqs:${action}`, resource: `sqs ${QueueName ?? nameOf(QueueUrl)}` },
  ];

const parameter =
  (action: string) =>
  ({ Name = '' }: Input): Need[] => [{ action: `ssm:${action}`, resource: `ssm parameter ${Name.slice(1)}` }];

/** Secrets Manager adds a dash and six characters to the name. */
const secret = ({ SecretId }: Input): Need[] => [
  { action: 'secretsmanager:GetSecretValue', resource: `secretsmanager secret:${SecretId}-aB3dE6` },
];

const onPool =
  (action: string) =>
  ({ UserPoolId }: Input): Need[] => [
    { action: `cognito-idp:${action}`, resource: `cognito-idp userpool/${UserPoolId}` },
  ];

/** Calls that anyone may make: what they need is in the request. */
const nothing = (): readonly Need[] => [];

const BY_COMMAND: Readonly<Record<string, (input: Input) => readonly Need[]>> = {
  ...Object.fromEntries(onItems('GetItem', 'PutItem', 'UpdateItem', 'DeleteItem', 'Query', 'Scan')),
  BatchGet: batch('BatchGetItem'),
  BatchWrite: batch('BatchWriteItem'),
  TransactGet: partsOf,
  TransactWrite: partsOf,
  PutEvents: ({ Entries = [] }) =>
    Entries.map(({ EventBusName }) => ({ action: 'events:PutEvents', resource: `events event-bus ${EventBusName}` })),
  GetObject: object('GetObject'),
  PutObject: object('PutObject'),
  DeleteObject: object('DeleteObject'),
  ListObjectsV2: ({ Bucket }) => [{ action: 's3:ListBucket', resource: `s3 ${Bucket}` }],
  SendMessage: queue('SendMessage'),
  ReceiveMessage: queue('ReceiveMessage'),
  DeleteMessage: queue('DeleteMessage'),
  GetQueueUrl: queue('GetQueueUrl'),
  GetQueueAttributes: queue('GetQueueAttributes'),
  Invoke: ({ FunctionName }) => [{ action: 'lambda:InvokeFunction', resource: `lambda function:${FunctionName}` }],
  GetParameter: parameter('GetParameter'),
  PutParameter: parameter('PutParameter'),
  GetSecretValue: secret,
  AdminInitiateAuth: onPool('AdminInitiateAuth'),
  AdminUserGlobalSignOut: onPool('AdminUserGlobalSignOut'),
  SignUp: nothing,
  ConfirmSignUp: nothing,
  ResendConfirmationCode: nothing,
  ForgotPassword: nothing,
  ConfirmForgotPassword: nothing,
  InitiateAuth: nothing,
  GlobalSignOut: nothing,
};

/** @throws Error on a command of which it is not known what it needs: guessed wrong, the comparison would lie */
export const needsOf = (command: AnyCommand): readonly Need[] => {
  const { name } = command.constructor;
  const needs = BY_COMMAND[name.replace(/Command$/, '')];
  if (needs === undefined) throw new Error(`Which IAM actions does ${name} need?`);
  return needs(command.input);
};
