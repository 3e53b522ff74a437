import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { paymentsTable } from '#functions/payments/adapters/payments-table.ts';
import type { Payment } from '#functions/payments/domain/payment.ts';
import { create as createTasks } from '#functions/payments/handlers/tasks.ts';
import { sandboxTable } from '#functions/sandbox/adapters/sandbox-table.ts';
import { heldAmount, type Intent } from '#functions/sandbox/domain/intent.ts';
import { create as createProvider } from '#functions/sandbox/handlers/provider.ts';
import { lambdaContext } from '#test/support/builders/catalog/call.ts';
import { ORDER, TOTAL, trace } from '#test/support/builders/payments/payments.ts';
import { providerLambda } from '#test/support/builders/payments/provider-lambda.ts';
import { fakeDynamo } from '#test/support/fakes/dynamodb/fake-dynamodb.ts';
import { fakeClient, on } from '#test/support/fakes/sdk-client.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';

export const PAYMENTS = 'bazaar-test-payments-table';
export const LEDGER = 'bazaar-test-sandbox-table';
export const SECRET = 'whsec_now';

export const environment = {
  PAYMENTS_TABLE: PAYMENTS,
  PAYMENT_PROVIDER_FUNCTION: 'bazaar-test-sandbox-provider',
  SANDBOX_TABLE: LEDGER,
  WEBHOOK_QUEUE_URL: 'https://sqs.example/webhooks',
  WEBHOOK_SECRET_NAME: 'bazaar-test-sandbox-webhook-secret',
  API_URL_PARAMETER: '/bazaar/test/api-url',
  BUS_NAME: 'bus',
  ARCHIVE_BUCKET: 'archive',
};

/** A queue that takes everything and remembers it. */
export const rememberingQueue = () => {
  const messages: string[] = [];
  const client = fakeClient(
    SQSClient,
    on(SendMessageCommand, ({ MessageBody = '' }) => {
      messages.push(MessageBody);
      return {};
    }),
  );
  return { client, messages: () => messages.splice(0) };
};

/** Secrets by their stage, as Secrets Manager keeps them while one replaces the other. */
export const secretsOf = (current: string, previous?: string): SecretsManagerClient =>
  fakeClient(
    SecretsManagerClient,
    on(GetSecretValueCommand, ({ VersionStage = 'AWSCURRENT' }) => {
      const SecretString = VersionStage === 'AWSCURRENT' ? current : previous;
      if (SecretString !== undefined) return { SecretString };
      throw Object.assign(new Error('no such version'), { name: 'ResourceNotFoundException' });
    }),
  );

type Asked = { readonly orderId?: string; readonly total?: Payment['amount'] };

/** Payments' task function and the sandbox over tables in memory. */
export const shop = () => {
  const world = fakeWorld({ environment });
  const dynamo = fakeDynamo({
    tables: { [PAYMENTS]: paymentsTable, [LEDGER]: sandboxTable },
    clock: world.now,
    marshallOptions: { removeUndefinedValues: true },
  });
  const queue = rememberingQueue();
  const provider = createProvider(world, { dynamo: dynamo.client, queues: queue.client });
  const lambda = providerLambda(world, provider);
  const tasks = createTasks(world, { dynamo: dynamo.client, provider: lambda.client });
  const run = (task: string, input: object) => tasks({ task, input, trace }, lambdaContext);

  return {
    world,
    dynamo,
    queue,
    lambda,
    authorise: (paymentMethod = 'tok_approve', { orderId = ORDER, total = TOTAL }: Asked = {}) =>
      run('AuthorisePayment', { orderId, total, paymentMethod }),
    undo: ({ orderId = ORDER, total = TOTAL }: Asked = {}) => run('UndoPayment', { orderId, total }),
    ask: (request: object) => provider(request, lambdaContext),
    payment: (orderId = ORDER) =>
      dynamo.rows(PAYMENTS).find(({ pk }) => pk === `payment#${orderId}`) as Payment | undefined,
    intent: (orderId = ORDER) =>
      dynamo.rows(LEDGER).find(({ reference }) => reference === orderId) as Intent | undefined,
    /** What the provider holds and has kept, in minor units, over all intents. */
    money: () => {
      const intents = dynamo.rows(LEDGER) as unknown as Intent[];
      return {
        held: intents.reduce((sum, one) => sum + heldAmount(one), 0),
        kept: intents.reduce((sum, one) => sum + one.amountCaptured - one.amountRefunded, 0),
      };
    },
    /** Write units that a piece of work took from the payments table. */
    writeUnits: async (work: () => Promise<unknown>) => {
      dynamo.resetUsage();
      await work();
      return dynamo
        .usage()
        .filter(({ table }) => table === PAYMENTS)
        .reduce((sum, { writeUnits }) => sum + writeUnits, 0);
    },
  };
};

export type Shop = ReturnType<typeof shop>;
