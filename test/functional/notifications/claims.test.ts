import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { beforeEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { MAX_GUEST_CONTACTS } from '#functions/notifications/adapters/guest-repository.ts';
import { createContact } from '#functions/notifications/application/create-contact.ts';
import { type Caller, customer, EMAIL, guest, type } from '#test/functional/notifications/callers.ts';
import { type Scene, scene } from '#test/functional/notifications/scene.ts';
import { aGuest } from '#test/support/builders/guests.ts';
import { trace } from '#test/support/builders/orders.ts';
import { runs } from '#test/support/laws.ts';

const ann = aGuest('ann');

let at: Scene;
let visitor: Caller;
let owner: Caller;

const begin = (): void => {
  at = scene();
  visitor = guest(at, ann);
  owner = customer(at, 'buyer-1');
};

const three = async (): Promise<string[]> => {
  const ids: string[] = [];
  for (const key of ['a', 'b', 'c']) ids.push((await visitor.post({ email: `${key}@example.com` }, key)).body.id);
  return ids;
};

describe('when a guest is claimed', () => {
  beforeEach(begin);

  it("all contacts become the customer's, for good, with tokens of their own", async () => {
    const ids = await three();
    expect(await at.claim(ann.owner, 'buyer-1')).toBe(true);
    at.world.pass(365 * 86_400_000);
    for (const id of ids) {
      const { status, body, headers } = await owner.get(id);
      expect({ status, etag: headers?.etag }).toEqual({ status: 200, etag: '"2"' });
      expect(at.open(body.contact)).toEqual({ id, owner: 'buyer-1' });
    }
    expect((await customer(at, 'buyer-2').get(ids[0] ?? '')).status).toBe(404);
  });

  it("the guest's token opens nothing any more, not even a repeat", async () => {
    const [id = ''] = await three();
    await at.claim(ann.owner, 'buyer-1');
    const answers = [
      await visitor.post({ email: 'a@example.com' }, 'a'),
      await visitor.post({ email: EMAIL }, 'new'),
      await visitor.get(id),
      await visitor.remove(id, 2),
    ];
    for (const answer of answers)
      expect(answer).toMatchObject({ status: 401, body: { type: type('guest-token-claimed') } });
    expect(at.contactRows()).toHaveLength(3);
  });

  it('nothing moves twice, and not to another, however often and late it is told', async () => {
    const [id = ''] = await three();
    await at.claim(ann.owner, 'buyer-1');
    const moved = at.contactRows();
    await at.claim(ann.owner, 'buyer-1');
    await at.claim(ann.owner, 'buyer-2');
    expect(at.contactRows()).toEqual(moved);
    await owner.remove(id, 2);
    await at.claim(ann.owner, 'buyer-1');
    expect((await owner.get(id)).status).toBe(404);
  });

  it('what the guest had deleted, or left too long ago, stays away', async () => {
    const [gone = ''] = await three();
    await visitor.remove(gone);
    await at.claim(ann.owner, 'buyer-1');
    expect((await owner.get(gone)).status).toBe(404);

    begin();
    const [old = ''] = await three();
    at.world.pass(181 * 86_400_000);
    await at.claim(ann.owner, 'buyer-1');
    expect((await owner.get(old)).status).toBe(404);
  });

  it('a guest of whom nothing was heard is kept out from then on', async () => {
    await at.claim(ann.owner, 'buyer-1');
    expect((await visitor.post()).status).toBe(401);
    expect(at.contactRows()).toEqual([]);
  });

  it('a crash anywhere is finished by the next delivery', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ skip: fc.nat(4), when: fc.constantFrom('before', 'after') }), { maxLength: 4 }),
        async (crashes) => {
          begin();
          const ids = await three();
          for (const { skip, when } of crashes) {
            for (let write = 0; write < skip; write++)
              at.dynamo.failNext('Update', new Error('crash'), when as 'before');
            await at.claim(ann.owner, 'buyer-1');
          }
          for (let time = 0; time < 20 && !(await at.claim(ann.owner, 'buyer-1')); ) time += 1;
          for (const id of ids) expect(await owner.get(id)).toMatchObject({ status: 200, headers: { etag: '"2"' } });
          expect(at.contactRows()).toHaveLength(3);
        },
      ),
      { numRuns: runs(25) },
    );
  });
});

describe('a contact that a guest makes while being claimed', () => {
  beforeEach(begin);

  it("is the customer's or not there at all", async () => {
    const [made] = await Promise.all([visitor.post(), at.claim(ann.owner, 'buyer-1')]);
    const rows = at.contactRows();
    expect(made.status === 201 ? rows.map(({ owner: whose }) => whose) : rows).toEqual(
      made.status === 201 ? ['buyer-1'] : [],
    );
  });

  it('is refused when the claim comes between the look at the guest and the write', async () => {
    const claimAfterTheLook = async (sub: string): Promise<undefined> => {
      await at.claim(sub, 'buyer-1');
    };
    const loadGuest = [claimAfterTheLook, at.ports.loadGuest];
    const ports = { ...at.ports, loadGuest: (sub: string) => (loadGuest.shift() ?? at.ports.loadGuest)(sub) };
    const making = createContact(ports)({ email: EMAIL }, { sub: ann.owner, guest: true }, 'key-1', trace);
    await expect(making).rejects.toMatchObject({ name: 'GuestTokenClaimed' });
    expect(at.contactRows()).toEqual([]);
  });
});

describe('a guest', () => {
  beforeEach(begin);

  it('has no use for ever more contacts', async () => {
    for (let key = 0; key < MAX_GUEST_CONTACTS; key++) await visitor.post({ email: EMAIL }, `key-${key}`);
    expect(await visitor.post({ email: EMAIL }, 'one more')).toMatchObject({ status: 400 });
    expect(await visitor.post({ email: EMAIL }, 'one-more')).toMatchObject({
      status: 409,
      body: { type: type('too-many-contacts') },
    });
    expect((await visitor.post({ email: EMAIL }, 'key-0')).headers?.['idempotent-replayed']).toBe('true');
    expect(at.contactRows()).toHaveLength(MAX_GUEST_CONTACTS);
  });

  it('whose contacts get in the way of each other is told to try again, or gets the answer of the other', async () => {
    const conflict = new TransactionCanceledException({
      message: 'conflict',
      $metadata: {},
      CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
    });
    at.dynamo.failNext('TransactWrite', conflict);
    expect(await visitor.post()).toMatchObject({ status: 503, headers: { 'retry-after': '1' } });
    at.dynamo.failNext('TransactWrite', conflict, 'after');
    expect(await visitor.post()).toMatchObject({ status: 201, headers: { 'idempotent-replayed': 'true' } });
  });
});
