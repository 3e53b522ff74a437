import { execFileSync } from 'node:child_process';
import { describe, expect, it, jest } from '@jest/globals';
import { listProducts } from '#functions/catalog/contract/routes.ts';
import { listOrders } from '#functions/orders/contract/routes.ts';
import { forGuests } from '#functions/shared/runtime/define-route.ts';
import { brokenConnection, problem } from '#test/unit/scripts/shop/support/fake-api.ts';
import { anAddress, market } from '#test/unit/scripts/shop/support/market-things.ts';
import { localDirectory, run, type World } from '#test/unit/scripts/shop/support/run.ts';
import { anOrder, listing, ORDER_ID, product } from '#test/unit/scripts/shop/support/things.ts';

const shop = () =>
  market({ book: [anAddress(), anAddress({ id: 'adr_2' })] })
    .on(listProducts, listing(product('MUG', { EUR: 1 }), product('MILK-1', { EUR: 1 }), product('CUP', { EUR: 1 })))
    .on(listOrders, { status: 200, body: { items: [anOrder()] } });

/** What is offered for the last of the words. */
const offered = async (words: readonly string[], api = shop(), world: World = {}) => {
  const { code, out, err } = await run(api.fetch, ['complete', '--', ...words], world);
  expect({ code, err }).toEqual({ code: 0, err: '' });
  return out.split('\n').filter(Boolean);
};

describe('completion', () => {
  it.each([
    ['ca', ['cart', 'cancel']],
    ['cart se', ['set', 'seen']],
    ['cart add --g', ['--guest']],
    ['password ', ['forgot', 'reset']],
    ['--as ', ['buyer', 'admin']],
    ['orders --as a', ['admin']],
    ['checkout --payment decline', ['decline', 'decline-late']],
    ['completion ', ['bash', 'zsh']],
    ['faults set x s', ['slow']],
    ['compl', ['completion']],
    ['orders --limit ', []],
    ['nonsense ', []],
  ])('of "%s"', async (line, expected) => {
    expect(await offered(line.split(' '))).toEqual(expected);
  });

  it('of a command lists all options, its own and those of all commands', async () => {
    const options = await offered(['cart', 'add', '--']);
    expect(options).toEqual(expect.arrayContaining(['--guest', '--key', '--json', '--api', '--as', '--help']));
  });

  it.each([
    ['cart add m', ['MUG', 'MILK-1']],
    ['cart set MUG ', []],
    ['cart add MUG 2 --sku ', []],
    ['order --sku C', ['CUP']],
    ['order --sku MUG --quantity 2 --sku MU', ['MUG']],
    ['show ', [ORDER_ID]],
    ['cancel --reason other ord_', [ORDER_ID]],
    ['addresses remove ', ['adr_1', 'adr_2']],
    ['checkout --yes --address adr_2', ['adr_2']],
  ])('of "%s" knows what the shop has', async (line, expected) => {
    expect(await offered(line.split(' '))).toEqual(expected);
  });

  it('knows the orders of a guest, and makes none', async () => {
    const api = shop().on(forGuests(listOrders), { status: 200, body: { items: [anOrder()] } });
    expect(await offered(['show', '--guest', ''], api)).toEqual([]);
    expect(api.received).toEqual([]);
    const guest = { token: 'gst.secret', expiresAt: '2026-02-01T12:00:00.000Z' };
    const world = { localDirectory: localDirectory({ guest }) };
    expect(await offered(['show', '--guest', ''], api, world)).toEqual([ORDER_ID]);
  });

  it.each([brokenConnection('ECONNREFUSED'), problem(503, 'busy')])(
    'offers nothing and says nothing where the shop does not answer, at once',
    async (reply) => {
      const api = shop().on(listProducts, reply);
      expect(await offered(['cart', 'add', 'M'], api)).toEqual([]);
      expect(api.calls(listProducts)).toBe(1);
    },
  );

  it('gives up what takes too long, and keeps what came before', async () => {
    const api = shop().on(listProducts, ({ query }) =>
      query.cursor === undefined
        ? { status: 200, body: { items: [product('MUG', { EUR: 1 })], nextCursor: 'c' } }
        : brokenConnection('ETIMEDOUT'),
    );
    expect(await offered(['cart', 'add', ''], api)).toEqual(['MUG']);
    const soon = AbortSignal.timeout(20);
    const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(soon);
    const never = { fetch: (_: string, { signal }: RequestInit) => waitFor(signal) };
    expect((await run(never.fetch, 'complete -- cart add M')).out).toBe('');
    expect(timeout).toHaveBeenCalledWith(1_500);
    timeout.mockRestore();
  });

  it('is set up by a script that the shell understands', async () => {
    const { out, json } = await run(shop().fetch, 'completion bash');
    expect(json).toBeUndefined();
    expect(execFileSync('bash', ['-n'], { input: out }).toString()).toBe('');
    expect(out).toContain('complete -o default -F _shop shop');
    expect((await run(shop().fetch, 'completion zsh')).out).toContain('compdef _shop shop');
    expect((await run(shop().fetch, 'completion fish')).code).toBe(1);
  });
});

const waitFor = (signal: AbortSignal | null | undefined): Promise<Response> =>
  new Promise((_, reject) => signal?.addEventListener('abort', () => reject(signal.reason)));
