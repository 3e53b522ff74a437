import { describe, expect, it } from '@jest/globals';
import { receiveSandboxWebhook } from '#functions/payments/contract/routes.ts';
import { ORDER } from '#test/support/builders/payments/payments.ts';
import { paymentsApi, signedCall } from '#test/support/builders/payments/payments-api.ts';
import { SECRET, type Shop, secretsOf, shop } from '#test/support/builders/payments/shop.ts';

const receiving = (shopping: Shop, secrets = secretsOf(SECRET)) => {
  const call = paymentsApi(shopping, secrets);
  return {
    /** Delivers what the provider has said since the last look, signed. */
    deliver: async (messages = shopping.queue.messages(), secret = SECRET) => {
      const answers = [];
      for (const message of messages)
        answers.push(await call(receiveSandboxWebhook, signedCall(message, secret, shopping.world.now())));
      return answers.map(({ status, body }) => `${status} ${body.outcome ?? body.type}`);
    },
    post: (body: string, header: string) =>
      call(receiveSandboxWebhook, { body, headers: { 'bazaar-sandbox-signature': header } }),
    call,
  };
};

/** An authorisation whose answer was lost, and with it every attempt to ask. */
const leftPending = async () => {
  const shopping = shop();
  shopping.lambda.befall('none', 'answer-lost', 'lost');
  await shopping.authorise().catch(() => undefined);
  expect(shopping.payment()?.status).toBe('PENDING');
  shopping.lambda.asked();
  return shopping;
};

describe('webhooks of the sandbox', () => {
  it('say what we know already, and cost one read', async () => {
    const shopping = shop();
    await shopping.authorise();
    shopping.lambda.asked();
    const units = await shopping.writeUnits(async () => {
      expect(await receiving(shopping).deliver()).toEqual(['202 ignored']);
    });
    expect(units).toBe(0);
    expect(shopping.lambda.asked()).toEqual([]);
  });

  it('bring a payment forward whose answer was lost', async () => {
    const shopping = await leftPending();
    expect(await receiving(shopping).deliver()).toEqual(['202 recorded']);
    expect(shopping.payment()).toMatchObject({ status: 'AUTHORISED', version: 2 });
    expect(shopping.payment()?.history.at(-1)?.by).toBe('provider');
  });

  it('change nothing when they come twice', async () => {
    const shopping = await leftPending();
    const { deliver } = receiving(shopping);
    const messages = shopping.queue.messages();
    expect(await deliver([...messages, ...messages])).toEqual(['202 recorded', '202 ignored']);
    expect(shopping.payment()?.version).toBe(2);
  });

  it('never take a payment back, in whatever order they come', async () => {
    const shopping = await leftPending();
    await shopping.undo();
    const messages = shopping.queue.messages();
    expect(messages).toHaveLength(2);
    expect(await receiving(shopping).deliver(messages.toReversed())).toEqual(['202 ignored', '202 ignored']);
    expect(shopping.payment()?.status).toBe('VOIDED');
  });

  it('are hints: what is recorded is where the provider says the intent is now', async () => {
    const shopping = await leftPending();
    const messages = shopping.queue.messages();
    await shopping.ask({ operation: 'cancel', intentId: shopping.intent()?.id, requestKey: `${ORDER}/cancel` });
    expect(await receiving(shopping).deliver(messages)).toEqual(['202 recorded']);
    expect(shopping.payment()?.status).toBe('VOIDED');
  });

  it('are ignored for intents that are not ours', async () => {
    const shopping = shop();
    await shopping.ask({ operation: 'createIntent', reference: 'elsewhere', amount: 5, currency: 'EUR' });
    const intentId = shopping.intent('elsewhere')?.id;
    await shopping.ask({ operation: 'cancel', intentId, requestKey: 'elsewhere/cancel' });
    expect(await receiving(shopping).deliver()).toEqual(['202 ignored']);
  });

  it('ask to be sent again while the provider cannot be asked', async () => {
    const shopping = await leftPending();
    shopping.lambda.befall('error-before');
    const { deliver } = receiving(shopping);
    const messages = shopping.queue.messages();
    expect(await deliver(messages)).toEqual(['503 urn:bazaar:problem:provider-unavailable']);
    expect(await deliver(messages)).toEqual(['202 recorded']);
  });
});

describe('the signature of a webhook', () => {
  const message = JSON.stringify({ id: 'x#1', type: 'intent.cancelled', data: { intentId: 'x', reference: ORDER } });

  it('must be made with a secret in force: the present one, or the one before it', async () => {
    const { deliver } = receiving(shop(), secretsOf('whsec_new', 'whsec_old'));
    expect(await deliver([message], 'whsec_new')).toEqual(['202 ignored']);
    expect(await deliver([message], 'whsec_old')).toEqual(['202 ignored']);
    expect(await deliver([message], 'whsec_older')).toEqual(['401 urn:bazaar:problem:invalid-signature']);
  });

  it('must be there, be of these very bytes and be recent', async () => {
    const shopping = shop();
    const { call, post } = receiving(shopping);
    const { world } = shopping;
    const headers = signedCall(message, SECRET, world.now()).headers ?? {};
    const answers = [
      await call(receiveSandboxWebhook, { body: message }),
      await post(message, 'v1=nonsense'),
      await call(receiveSandboxWebhook, { body: `${message} `, headers }),
      await call(receiveSandboxWebhook, signedCall(message, SECRET, new Date(world.now().getTime() - 400_000))),
    ];
    expect(answers.map(({ status }) => status)).toEqual([401, 401, 401, 401]);
  });

  it('does not make nonsense a webhook', async () => {
    const shopping = shop();
    const { deliver } = receiving(shopping);
    expect(await deliver(['{', '{"id":1}'])).toEqual([
      '400 urn:bazaar:problem:malformed-json',
      '400 urn:bazaar:problem:invalid-request',
    ]);
  });

  it('may be of a kind that we do not know', async () => {
    const shopping = await leftPending();
    const data = { intentId: shopping.intent()?.id, reference: ORDER };
    const unknown = JSON.stringify({ id: 'x#1', type: 'intent.disputed', data });
    expect(await receiving(shopping).deliver([unknown])).toEqual(['202 ignored']);
    expect(shopping.payment()?.status).toBe('PENDING');
  });
});
