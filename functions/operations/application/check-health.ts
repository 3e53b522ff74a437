import type { CheckTable } from '#functions/operations/application/ports.ts';

export type Health = {
  readonly status: 'ok' | 'failing';
  readonly checks: { readonly name: string; readonly ok: boolean }[];
};

const succeeds = async (check: () => Promise<void>): Promise<boolean> => {
  try {
    await check();
    return true;
  } catch {
    return false;
  }
};

/** A failed check is the answer, not an error. */
export const checkHealth =
  ({ checkTable }: { readonly checkTable: CheckTable }) =>
  async (): Promise<Health> => {
    const ok = await succeeds(checkTable);
    return { status: ok ? 'ok' : 'failing', checks: [{ name: 'operations-table', ok }] };
  };
