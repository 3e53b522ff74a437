import { beforeEach, describe, expect, it } from '@jest/globals';
import { keepFindings, MOST_KEPT } from '#functions/operations/application/keep-findings.ts';
import { listFindings } from '#functions/operations/contract/routes.ts';
import { findingDependencies } from '#functions/operations/dependencies.ts';
import type { Finding } from '#functions/operations/domain/finding.ts';
import { storedTrace } from '#test/support/builders/operations/evidence.ts';
import { operations, TABLE } from '#test/support/builders/operations/operations.ts';

let ops: ReturnType<typeof operations>;
let keep: (findings: readonly Finding[], minute?: number) => ReturnType<ReturnType<typeof keepFindings>>;
const setUp = () => {
  ops = operations();
  const kept = keepFindings(findingDependencies(ops.world, ops.dynamo.client));
  keep = (findings, minute = 0) =>
    kept(findings, { at: new Date(Date.UTC(2026, 0, 1, 0, minute)).toISOString(), trace: storedTrace });
};

const finding = (subject: string): Finding => ({
  kind: 'charged-twice',
  subject,
  rows: [`orders:${subject}/order`],
  what: '2 intents are live.',
  likelyCause: 'A key.',
  mend: 'npm run shop -- cancel',
});
const listed = async (query = {}) => (await ops.call({ route: listFindings, query })).body;

describe('findings', () => {
  beforeEach(setUp);

  it('are listed while they are open, the newest first, by cursor', async () => {
    await keep([finding('ord_1')], 1);
    await keep([finding('ord_1'), finding('ord_2')], 2);
    await keep([finding('ord_1'), finding('ord_2'), finding('ord_3')], 3);
    const first = await listed({ limit: '2' });
    expect(first.items).toMatchObject([
      { subject: 'ord_3' },
      { ...finding('ord_2'), firstSeenAt: '2026-01-01T00:02:00.000Z', lastSeenAt: '2026-01-01T00:03:00.000Z' },
    ]);
    expect(await listed({ limit: '2', cursor: first.nextCursor })).toEqual({
      items: [expect.objectContaining({ subject: 'ord_1' })],
    });
  });

  it('are no longer listed once they are closed, and are collected as garbage later', async () => {
    await keep([finding('ord_1'), finding('ord_2')], 1);
    expect(await keep([finding('ord_2')], 2)).toEqual({ raised: 0, stillOpen: 1, closed: 1 });
    expect((await listed()).items).toMatchObject([{ subject: 'ord_2' }]);
    const closed = ops.rows().find(({ status }) => status === 'closed');
    expect(closed?.expiresAt).toBe(Date.UTC(2026, 0, 1, 0, 2) / 1_000 + 90 * 86_400);
    expect(closed).not.toHaveProperty('list');
  });

  it('take no harm from two audits at once', async () => {
    await Promise.all([keep([finding('ord_1')], 1), keep([finding('ord_1')], 1)]);
    expect(ops.rows()).toMatchObject([{ subject: 'ord_1', version: 1, status: 'open' }]);
    expect(await ops.published()).toHaveLength(1);
  });

  it('are kept up to a number, and the rest is not closed for that', async () => {
    const many = Array.from({ length: MOST_KEPT + 5 }, (_, n) => finding(`ord_${n}`));
    expect(await keep(many)).toEqual({ raised: MOST_KEPT, stillOpen: 0, closed: 0 });
    expect(await keep([...many].reverse(), 1)).toMatchObject({ closed: 0 });
    expect(ops.dynamo.rows(TABLE)).toHaveLength(MOST_KEPT + 5);
  });
});
