import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, it } from '@jest/globals';
import type { SQSEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { judgeSignature } from '#functions/payments/domain/webhook-signature.ts';
import { create as createProvider } from '#functions/sandbox/handlers/provider.ts';
import { create as createWebhooks } from '#functions/sandbox/handlers/webhooks.ts';
import { lambdaContext } from '#test/support/builders/catalog/call.ts';
import { environment, SECRET, secretsOf, shop } from '#test/support/builders/payments/shop.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';

type Posted = { readonly url: string; readonly body: string; readonly signature: string };

const parameters = (value: string): SSMClient => {
  const client = new SSMClient({});
  mockClient(client)
    .on(GetParameterCommand, { Name: '/bazaar/test/api-url' })
    .resolves({ Parameter: { Value: value } });
  return client;
};

/** The function that delivers, and a merchant that answers with these statuses in turn, then 202. */
const delivery = (...statuses: readonly (number | Error)[]) => {
  const world = fakeWorld({ environment });
  const posted: Posted[] = [];
  const answers = [...statuses];
  const merchant = async (url: string, { body, headers }: { body: string; headers: Record<string, string> }) => {
    posted.push({ url, body, signature: headers['bazaar-sandbox-signature'] ?? '' });
    const answer = answers.shift() ?? 202;
    if (answer instanceof Error) throw answer;
    return new Response('{}', { status: answer });
  };
  const clients = {
    parameters: parameters('https://api.example/'),
    secrets: secretsOf(SECRET),
    fetch: merchant as unknown as typeof fetch,
  };
  const handler = createWebhooks(world, clients);
  const deliver = async (...bodies: readonly string[]) => {
    const Records = bodies.map((body, index) => ({ body, messageId: `message-${index}` }));
    const { batchItemFailures } = await handler({ Records } as unknown as SQSEvent, lambdaContext);
    return batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  };
  return { world, posted, deliver };
};

const webhook = (id: string) =>
  JSON.stringify({ id, type: 'intent.authorised', data: { intentId: 'pi_1', reference: 'ord_1' } });

describe('delivering webhooks', () => {
  it('posts the very bytes, signed so that payments takes them for the provider', async () => {
    const { deliver, posted, world } = delivery();
    expect(await deliver(webhook('a#1'))).toEqual([]);
    const [{ url, body, signature } = { url: '', body: '', signature: '' }] = posted;
    expect(url).toBe('https://api.example/payments/webhooks/sandbox');
    expect(body).toBe(webhook('a#1'));
    const now = Math.floor(world.now().getTime() / 1_000);
    expect(judgeSignature({ payload: body, header: signature, secrets: [SECRET], now })).toBe('valid');
  });

  it('gives back to the queue what the merchant did not take, and that alone', async () => {
    const { deliver, posted } = delivery(503, 202, new Error('connection reset'), 401);
    const failed = await deliver(webhook('a#1'), webhook('a#2'), webhook('a#3'), webhook('a#4'), 'nonsense');
    expect(failed).toEqual(['message-0', 'message-2', 'message-3', 'message-4']);
    expect(posted).toHaveLength(4);
  });

  it('may lose one, but never the effect that it tells of', async () => {
    const { dynamo, world, intent } = shop();
    const queues = new SQSClient({});
    mockClient(queues).on(SendMessageCommand).rejects(new Error('no queue'));
    const provider = createProvider(world, { dynamo: dynamo.client, queues });
    const ask = (request: object) => provider(request, lambdaContext);
    await ask({ operation: 'createIntent', reference: 'ord_1', amount: 4500, currency: 'EUR' });
    const confirm = { operation: 'confirm', intentId: intent('ord_1')?.id, token: 'tok_approve', requestKey: 'k' };
    expect(await ask(confirm)).toMatchObject({ ok: true, intent: { status: 'authorised' } });
  });
});
