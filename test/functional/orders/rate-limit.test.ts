import { beforeEach, describe, expect, it } from '@jest/globals';
import { create } from '#functions/orders/handlers/api.ts';
import { otherBuyer } from '#test/support/system/api-call.ts';
import { ordersOf } from '#test/support/system/facts.ts';
import type { OfflineSystem } from '#test/support/system/offline-system.ts';
import { CUP, place, systemsWith } from '#test/support/system/shop.ts';

const SECOND = 1_000;

const open = systemsWith({ ...CUP, stock: 100 });
let system: OfflineSystem;

/** Three orders a minute are allowed. */
const setUp = async () => {
  system = await open();
  const environment = { ...system.world.environment, ORDERS_PER_MINUTE: '3' };
  const { functions, dynamo } = system;
  functions.api.orders = create(
    { ...system.world, environment },
    { dynamo: dynamo.client, parameters: functions.parameters.client },
  );
  for (const key of ['one', 'two', 'three']) {
    expect((await place(system, { key })).status).toBe(202);
    system.world.pass(10 * SECOND);
  }
};

describe('more orders in a minute than a buyer may place', () => {
  beforeEach(setUp);

  it('are refused with how long to wait, and then taken under the same key', async () => {
    const refused = await place(system, { key: 'four' });
    expect(refused).toMatchObject({
      status: 429,
      body: { type: 'urn:bazaar:problem:too-many-requests', retryAfterSeconds: 30 },
    });
    expect(ordersOf(system)).toHaveLength(3);
    system.world.pass(30 * SECOND);
    expect((await place(system, { key: 'four' })).status).toBe(202);
    expect(await place(system, { key: 'five' })).toMatchObject({ status: 429, body: { retryAfterSeconds: 10 } });
  });

  it('are none when one is only said again', async () => {
    for (let again = 0; again < 10; again++)
      expect(await place(system, { key: 'one' })).toMatchObject({
        status: 202,
        headers: { 'idempotent-replayed': 'true' },
      });
    expect(await place(system, { key: 'one', total: 1 })).toMatchObject({ status: 422 });
  });

  it('are counted for each buyer alone', async () => {
    expect((await place(system, { key: 'four', as: otherBuyer })).status).toBe(202);
  });

  it('cost one read of the index and no write', async () => {
    system.dynamo.resetUsage();
    await place(system, { key: 'four' });
    expect(system.dynamo.usage().reduce((sum, { writeUnits }) => sum + writeUnits, 0)).toBe(0);
  });
});
