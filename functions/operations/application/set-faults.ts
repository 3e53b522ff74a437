import type { LoadFaults, RecordAction, SaveFaults } from '#functions/operations/application/ports.ts';
import { record, type WhoAndWhen } from '#functions/operations/application/record.ts';
import { FaultsNotAvailable, TooManyFaults } from '#functions/operations/domain/errors.ts';
import type { FaultSwitch } from '#functions/shared/runtime/faults/fault-switch.ts';

export type FaultPorts = {
  /** Whether the stage is deployed with faults. */
  readonly available: boolean;
  readonly loadFaults: LoadFaults;
  readonly saveFaults: SaveFaults;
  readonly recordAction: RecordAction;
};

export type Faults = { readonly available: boolean; readonly switches: FaultSwitch[] };

/** What a standard parameter holds. */
const MAX_BYTES = 4_096;

const refuseOversized = (switches: readonly FaultSwitch[]): void => {
  const bytes = Buffer.byteLength(JSON.stringify(switches));
  if (bytes > MAX_BYTES)
    throw new TooManyFaults(`The switches take ${bytes} bytes; ${MAX_BYTES} are allowed.`, { limit: MAX_BYTES });
};

export const readFaults =
  ({ available, loadFaults }: FaultPorts) =>
  async (): Promise<Faults> => ({ available, switches: available ? [...(await loadFaults())] : [] });

/** @throws FaultsNotAvailable, TooManyFaults */
export const setFaults =
  ({ available, saveFaults, recordAction }: FaultPorts) =>
  async (switches: readonly FaultSwitch[], act: WhoAndWhen): Promise<Faults> => {
    if (!available) throw new FaultsNotAvailable('Faults are deployed outside production only.');
    refuseOversized(switches);
    await recordAction(record(act, { what: 'SetFaults', target: 'faults', details: switches }));
    await saveFaults(switches);
    return { available, switches: [...switches] };
  };
