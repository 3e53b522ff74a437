import { beforeEach, describe, expect, it } from '@jest/globals';
import { type Importing, importing } from '#test/support/builders/catalog/importing.ts';
import { teaFile } from '#test/support/builders/catalog/teas.ts';

let shop: Importing;
beforeEach(() => {
  shop = importing();
});

const ROWS = 250;
const FILE = teaFile(ROWS, [7, 120, 249]);
const BAD_LINES = [9, 122, 251];

const requested = async (content = FILE, key = 'import-1'): Promise<string> => {
  const { body } = await shop.request({ key });
  shop.upload(body.id, content);
  return body.id;
};

const reported = (id: string): number[] =>
  shop
    .report(id)
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line).line);

const expectWhole = async (id: string): Promise<void> => {
  const { status, counts } = await shop.see(id);
  expect(status).toBe('finished');
  expect(counts).toMatchObject({ rows: ROWS, products: ROWS - 3, bad: 3, changed: 0, repeated: 0 });
  expect(counts.created + counts.unchanged).toBe(ROWS - 3);
  expect(shop.products()).toHaveLength(ROWS - 3);
  expect(reported(id)).toEqual(BAD_LINES);
};

describe('an import that takes longer than a run', () => {
  it('is handed on from run to run, each of which begins behind what is settled', async () => {
    const id = await requested();
    await shop.tell(shop.uploaded(id), { time: 'little' });
    expect(await shop.see(id)).toMatchObject({ status: 'running', counts: { rows: 100 }, bytes: { of: FILE.length } });

    let runs = 1;
    for (let messages = shop.handedOn(); messages.length > 0; messages = shop.handedOn()) {
      expect(messages).toEqual([{ importId: id }]);
      runs += 1;
      await shop.tell(messages[0], { id: `message-${runs}`, time: 'little' });
    }
    expect(runs).toBe(3);
    expect((await shop.see(id)).counts.created).toBe(ROWS - 3);
    await expectWhole(id);
  });

  it('finds an id that was there runs before', async () => {
    const id = await requested(`${teaFile(201)}\nt0,Other tea,With milk.,Food / Tea,1`);
    for (let run = 1; run <= 3; run += 1) await shop.tell({ importId: id }, { id: `message-${run}`, time: 'little' });
    expect(await shop.see(id)).toMatchObject({
      status: 'finished',
      firstBadRows: [{ line: 203, code: 'conflict', id: 'tea:t0' }],
    });
    expect(shop.products().map(({ title }) => title)).not.toContain('Other tea');
  });
});

describe('an import whose worker goes away', () => {
  /** How many calls to AWS a whole import makes. */
  const steps = async (): Promise<number> => {
    const whole = importing();
    const { body } = await whole.request();
    whole.upload(body.id, FILE);
    whole.crashAt(undefined);
    await whole.tell(whole.uploaded(body.id));
    return whole.calls();
  };

  it.each(['before', 'after'] as const)(
    'goes on when the same message comes again: %s any call',
    async (when) => {
      const all = await steps();
      // Products are loaded by two calls each: a prime is in step with neither.
      const places = [1, 2, 3, 4, 5, ...Array.from({ length: all }, (_, n) => n + 6).filter((n) => n % 47 === 0), all];
      for (const at of places.filter((place) => place <= all)) {
        shop = importing();
        const id = await requested();
        shop.crashAt({ at, when });
        expect(await shop.tell(shop.uploaded(id))).toBe(false);
        shop.crashAt(undefined);
        expect(await shop.tell(shop.uploaded(id))).toBe(true);
        await expectWhole(id);
      }
    },
    60_000,
  );

  it.each(['before', 'after'] as const)(
    'goes on in any of many runs: %s any call',
    async (when) => {
      for (const at of [210, 211, 212, 213, 214, 215, 216, 217, 218, 219, 330, 420, 425, 430, 435]) {
        shop = importing();
        const id = await requested();
        shop.crashAt({ at, when });
        const waiting: unknown[] = [shop.uploaded(id)];
        for (let n = 0; n < waiting.length; n += 1) {
          const message = { id: `message-${n}`, time: 'little' } as const;
          if (!(await shop.tell(waiting[n], message))) expect(await shop.tell(waiting[n], message)).toBe(true);
          waiting.push(...shop.handedOn());
        }
        await expectWhole(id);
      }
    },
    60_000,
  );

  it('loads no more again than the windows that were under way', async () => {
    const id = await requested();
    shop.crashAt({ at: (await steps()) - 20, when: 'before' });
    await shop.tell(shop.uploaded(id));
    expect((await shop.see(id)).counts.rows).toBe(200);
    shop.crashAt(undefined);
    await shop.tell(shop.uploaded(id));
    expect(shop.calls()).toBeLessThan(150);
    await expectWhole(id);
  });
});

describe('an import that no run brings to its end', () => {
  const dying = async (id: string, receives: readonly number[]): Promise<void> => {
    for (const receive of receives) {
      shop.crashAt({ at: 60, when: 'before' });
      expect(await shop.tell(shop.uploaded(id), { receive })).toBe(false);
      shop.crashAt(undefined);
    }
  };

  it('has failed when its message comes for the last time, whatever held the runs before', async () => {
    const id = await requested();
    await dying(id, [1, 2]);
    expect((await shop.see(id)).status).toBe('running');
    expect(await shop.tell(shop.uploaded(id), { receive: 5 })).toBe(false);
    expect(await shop.see(id)).toMatchObject({ status: 'failed', failure: { code: 'gave-up' } });
    expect((await shop.see(id)).endedAt).toBeDefined();
    expect(await shop.tell(shop.uploaded(id), { id: 'message-2' })).toBe(true);
    expect((await shop.see(id)).status).toBe('failed');
  });

  it('is left alone when another run is at it, has ended it, or nobody knows it', async () => {
    const id = await requested();
    await dying(id, [1]);
    await shop.tell(shop.uploaded(id), { id: 'message-2', receive: 5 });
    expect((await shop.see(id)).status).toBe('running');
    await shop.tell(shop.uploaded(id), { receive: 2 });
    await shop.tell(shop.uploaded(id), { receive: 5 });
    await expectWhole(id);
    expect(await shop.tell(shop.uploaded('imp_00000000000000000000000000'), { receive: 5 })).toBe(false);
  });
});

describe('messages that come twice, late or out of order', () => {
  it('are one import', async () => {
    const id = await requested();
    const message = shop.uploaded(id);
    const both = [shop.tell(message, { id: 'message-1' }), shop.tell(message, { id: 'message-2' })];
    expect(await Promise.all(both)).toEqual([true, true]);
    await expectWhole(id);
    const before = await shop.see(id);
    expect(await shop.tell(message, { id: 'message-3' })).toBe(true);
    expect(await shop.tell({ importId: id }, { id: 'message-4' })).toBe(true);
    expect(await shop.see(id)).toMatchObject({ updatedAt: before.updatedAt, counts: before.counts });
  });

  it('leave a run alone that another message has begun, until its time is over', async () => {
    const id = await requested();
    shop.crashAt({ at: 100, when: 'before' });
    await shop.tell(shop.uploaded(id), { id: 'message-1' });
    shop.crashAt(undefined);
    await shop.tell(shop.uploaded(id), { id: 'message-2' });
    expect(shop.calls()).toBe(1);
    expect((await shop.see(id)).status).toBe('running');
    shop.world.pass(600_000);
    await shop.tell(shop.uploaded(id), { id: 'message-2' });
    await expectWhole(id);
  });
});

describe('an import that is cancelled', () => {
  it('before its file is there, never begins', async () => {
    const id = await requested();
    expect(await shop.cancel(id)).toMatchObject({ status: 200, body: { status: 'cancelled' } });
    await shop.tell(shop.uploaded(id));
    expect(shop.products()).toEqual([]);
  });

  it('between two runs, keeps what it has', async () => {
    const id = await requested();
    await shop.tell(shop.uploaded(id), { time: 'little' });
    await shop.cancel(id);
    for (const message of shop.handedOn()) await shop.tell(message, { id: 'message-2' });
    expect(await shop.see(id)).toMatchObject({ status: 'cancelled', counts: { rows: 100 }, report: { rows: 1 } });
    expect(shop.products()).toHaveLength(99);
  });

  it('during a run, stops within two windows and counts what it has loaded', async () => {
    const id = await requested(teaFile(1_000));
    shop.meanwhile(50, () => shop.cancel(id));
    expect(await shop.tell(shop.uploaded(id))).toBe(true);
    const { status, counts } = await shop.see(id);
    expect(status).toBe('cancelled');
    expect(counts.rows).toBe(shop.products().length);
    expect(counts.rows).toBeLessThanOrEqual(300);
  });

  it('may be so twice, but not once it has ended otherwise', async () => {
    const id = await requested();
    await shop.cancel(id);
    expect((await shop.cancel(id)).status).toBe(200);
    const other = await requested(teaFile(1), 'import-2');
    await shop.tell(shop.uploaded(other));
    expect(await shop.cancel(other)).toMatchObject({ status: 409, body: { type: 'urn:bazaar:problem:import-ended' } });
  });
});
