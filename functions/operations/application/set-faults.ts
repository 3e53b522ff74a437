import type {
  DecidedFaults,
  DecideFaults,
  LoadDecidedFaults,
  LoadFaults,
  SaveFaults,
} from '#functions/operations/application/ports.ts';
import { record, type WhoAndWhen } from '#functions/operations/application/record.ts';
import { FaultsNotAvailable, TooManyFaults } from '#functions/operations/domain/errors.ts';
import { StaleVersion } from '#functions/shared/runtime/api/errors.ts';
import type { FaultSwitch } from '#functions/shared/runtime/faults/fault-switch.ts';

export type FaultPorts = {
  /** Whether the stage is deployed with faults. */
  readonly available: boolean;
  readonly loadFaults: LoadFaults;
  readonly saveFaults: SaveFaults;
  readonly loadDecidedFaults: LoadDecidedFaults;
  readonly decideFaults: DecideFaults;
};

/** The switches as functions read them, and the version of the last decision. */
export type Faults = {
  readonly version: number;
  readonly faults: { readonly available: boolean; readonly switches: FaultSwitch[] };
};

/** What a standard parameter holds. */
const MAX_BYTES = 4_096;

const refuseOversized = (switches: readonly FaultSwitch[]): void => {
  const bytes = Buffer.byteLength(JSON.stringify(switches));
  if (bytes > MAX_BYTES)
    throw new TooManyFaults(`The switches take ${bytes} bytes; ${MAX_BYTES} are allowed.`, { limit: MAX_BYTES });
};

export const readFaults =
  ({ available, loadFaults, loadDecidedFaults }: FaultPorts) =>
  async (): Promise<Faults> => {
    if (!available) return { version: 0, faults: { available, switches: [] } };
    const [{ version }, switches] = await Promise.all([loadDecidedFaults(), loadFaults()]);
    return { version, faults: { available, switches: [...switches] } };
  };

/** Of two decisions that follow closely, the earlier may reach the parameter last: the later one is put there again. */
const follow = async (ports: FaultPorts, decided: DecidedFaults): Promise<void> => {
  await ports.saveFaults(decided.switches);
  const latest = await ports.loadDecidedFaults();
  if (latest.version > decided.version) await follow(ports, latest);
};

export type FaultsToSet = { readonly switches: readonly FaultSwitch[]; readonly version: number };

/** @throws FaultsNotAvailable, TooManyFaults, StaleVersion */
export const setFaults =
  (ports: FaultPorts) =>
  async ({ switches, version }: FaultsToSet, act: WhoAndWhen): Promise<Faults> => {
    if (!ports.available) throw new FaultsNotAvailable('Faults are deployed outside production only.');
    refuseOversized(switches);
    const decided = { version: version + 1, switches };
    const action = record(act, { what: 'SetFaults', target: 'faults', details: switches });
    if (!(await ports.decideFaults(version, decided, action)))
      throw new StaleVersion('Somebody else set the faults meanwhile: read them again.');
    await follow(ports, decided);
    return { version: decided.version, faults: { available: true, switches: [...switches] } };
  };
