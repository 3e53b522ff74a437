import { describe, expect, it } from '@jest/globals';
import { beginGuest, claimGuest } from '#functions/customers/contract/routes.ts';
import { listOrders } from '#functions/orders/contract/routes.ts';
import { forGuests } from '#functions/shared/runtime/define-route.ts';
import { people, signedIn } from '#test/unit/scripts/shop/support/account-things.ts';
import { fakeApi, problem } from '#test/unit/scripts/shop/support/fake-api.ts';
import { localDirectory, run } from '#test/unit/scripts/shop/support/run.ts';

describe('a guest', () => {
  const kept = (api: ReturnType<typeof people>) =>
    api
      .on(forGuests(listOrders), problem(401, 'guest-token-claimed'))
      .on(claimGuest, problem(401, 'guest-token-expired'));

  it('whose capability is refused is told how to begin anew, and loses nothing by it', async () => {
    const guest = { token: 'gst.secret', expiresAt: '2026-02-01T12:00:00.000Z' };
    const api = kept(people());
    const world = await signedIn(api, { localDirectory: localDirectory({ guest }) });
    const { code, err } = await run(api.fetch, 'orders --guest', world);
    expect(code).toBe(1);
    expect(err).toContain('sign-out --guest');
    expect(api.received.at(-1)?.guest).toBe('gst.secret');
    expect((await run(api.fetch, 'whoami --json', world)).json).toMatchObject({ guest: true });
    await run(api.fetch, 'sign-out --guest', world);
    expect((await run(api.fetch, 'claim', world)).err).toContain('no guest here');
  });

  it('whose time is over is followed by another', async () => {
    const guest = { token: 'gst.old', expiresAt: '2025-12-31T12:00:00.000Z' };
    const api = fakeApi()
      .on(beginGuest, { status: 201, body: { token: 'gst.new', expiresAt: '2026-02-01T12:00:00.000Z' } })
      .on(forGuests(listOrders), { status: 200, body: { items: [] } });
    const { err } = await run(api.fetch, 'orders --guest', { localDirectory: localDirectory({ guest }) });
    expect(err).toContain('another guest begins');
    expect(api.received.at(-1)?.guest).toBe('gst.new');
  });
});
