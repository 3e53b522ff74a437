import { describe, expect, it } from '@jest/globals';
import type { ProviderAnswer } from '#functions/sandbox/contract/index.ts';
import { LEDGER, type Shop, shop } from '#test/support/builders/payments/shop.ts';

const CREATE = { operation: 'createIntent', reference: 'ord_1', amount: 4500, currency: 'EUR' } as const;

const intentOf = (answer: ProviderAnswer) => {
  if (!answer.ok) throw new Error(answer.error.code);
  return answer.intent;
};

const created = async () => {
  const provider = shop();
  const { id } = intentOf(await provider.ask(CREATE));
  const confirm = (token = 'tok_approve') =>
    provider.ask({ operation: 'confirm', intentId: id, token, requestKey: 'ord_1/confirm' });
  return { ...provider, id, confirm };
};

const types = ({ queue }: Shop) => queue.messages().map((message) => JSON.parse(message).type);

describe('the sandbox provider', () => {
  it('creates the one intent of a reference, which moves nothing', async () => {
    const { ask, money, dynamo, id } = await created();
    expect(intentOf(await ask(CREATE)).id).toBe(id);
    expect(dynamo.rows(LEDGER)).toHaveLength(1);
    expect(money()).toEqual({ held: 0, kept: 0 });
  });

  it('answers with an intent as merchants see it, without its books', async () => {
    const { ask, id } = await created();
    expect(await ask({ operation: 'find', reference: 'ord_1' })).toEqual({
      ok: true,
      intent: {
        id,
        reference: 'ord_1',
        status: 'requires_confirmation',
        amount: 4500,
        currency: 'EUR',
        amountAuthorised: 0,
        amountCaptured: 0,
        amountRefunded: 0,
      },
    });
  });

  it.each([
    CREATE,
    { operation: 'confirm', intentId: 'pi_1', token: 'tok_approve', requestKey: 'key' },
    { operation: 'cancel', intentId: 'pi_1', requestKey: 'key' },
    { operation: 'capture', intentId: 'pi_1', requestKey: 'key', amount: 1 },
    { operation: 'refund', intentId: 'pi_1', requestKey: 'key', amount: 1 },
    { operation: 'find', reference: 'ord_1' },
  ])('takes no fields that nobody knows ($operation)', async (request) => {
    const { ask, money } = shop();
    await expect(ask({ ...request, status: 'captured' } as never)).rejects.toMatchObject({
      issues: [{ code: 'unrecognized_keys', keys: ['status'] }],
    });
    expect(money()).toEqual({ held: 0, kept: 0 });
  });

  it('refuses by an answer, with a code', async () => {
    const { ask, confirm, id } = await created();
    const refusals = [
      await ask({ ...CREATE, amount: 1 }),
      await ask({ ...CREATE, reference: 'ord_2', amount: 0 }),
      await ask({ operation: 'find', reference: 'ord_3' }),
      await ask({ operation: 'cancel', intentId: 'pi_unknown', requestKey: 'k' }),
      await confirm('4111111111111111'),
      await ask({ operation: 'capture', intentId: id, requestKey: 'c', amount: 4500 }),
    ];
    expect(refusals.map((answer) => !answer.ok && answer.error.code)).toEqual([
      'idempotency_mismatch',
      'invalid_amount',
      'unknown_intent',
      'unknown_intent',
      'unknown_token',
      'not_authorised',
    ]);
  });

  it('fails on what is no request', async () => {
    await expect(shop().ask({ operation: 'steal' })).rejects.toMatchObject({ name: 'ZodError' });
  });

  it('keeps the effect before it answers late', async () => {
    const { confirm, money, world } = await created();
    expect(intentOf(await confirm('tok_timeout')).status).toBe('authorised');
    expect(world.slept).toEqual([5_000]);
    expect(money().held).toBe(4500);
  });

  it('fails without an effect, or after it, as the token asks', async () => {
    const { confirm, money } = await created();
    await expect(confirm('tok_error')).rejects.toMatchObject({ name: 'SandboxFailure' });
    expect(money().held).toBe(0);
    await expect(confirm('tok_error_after')).rejects.toMatchObject({ name: 'SandboxFailure' });
    expect(money().held).toBe(4500);
  });

  it('decides anew when another request changed the intent meanwhile', async () => {
    const { confirm, ask, id, intent } = await created();
    const cancel = () => ask({ operation: 'cancel', intentId: id, requestKey: 'ord_1/cancel' });
    const answers = await Promise.all([confirm(), cancel(), cancel(), confirm()]);
    expect(intent('ord_1')?.status).toBe('cancelled');
    expect(intent('ord_1')?.amountAuthorised).toBe(0);
    expect(answers[1]).toMatchObject({ ok: true, intent: { status: 'cancelled' } });
  });

  it('tells what happened to an intent, once', async () => {
    const provider = await created();
    await provider.confirm();
    await provider.confirm();
    const money = { intentId: provider.id, amount: 4500 };
    await provider.ask({ operation: 'capture', requestKey: 'c', ...money });
    await provider.ask({ operation: 'refund', requestKey: 'r', ...money });
    expect(types(provider)).toEqual(['intent.authorised', 'intent.captured', 'intent.refunded']);
  });
});
