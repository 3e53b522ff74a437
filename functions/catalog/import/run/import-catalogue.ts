import { hash } from 'node:crypto';
import { type Defect, defect } from '#functions/catalog/import/defect.ts';
import { type BadLine, mapGroup } from '#functions/catalog/import/map/map-group.ts';
import { columnOf } from '#functions/catalog/import/map/read-text.ts';
import type { Mapping } from '#functions/catalog/import/mapping/mapping.ts';
import type { ImportedProduct } from '#functions/catalog/import/product.ts';
import type { Seen } from '#functions/catalog/import/run/seen.ts';
import type { Unit } from '#functions/catalog/import/run/units.ts';
import { windowsOf } from '#functions/catalog/import/run/windows.ts';
import { mapConcurrently } from '#functions/shared/runtime/concurrently.ts';

/** What became of a product; `bad` when the catalogue refuses it as it is and always will. */
export type Loaded = 'created' | 'changed' | 'unchanged' | { readonly bad: Defect };

/** A row that was left out, and the id of its product where it has one. */
export type BadRow = BadLine & { readonly id?: string };

/**
 * Each row is in a product, repeated (it says nothing that a row before did not) or bad; each product is created,
 * changed or unchanged.
 */
export type Counts = {
  readonly rows: number;
  readonly products: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly repeated: number;
  readonly bad: number;
};

export const NO_COUNTS: Counts = { rows: 0, products: 0, created: 0, changed: 0, unchanged: 0, repeated: 0, bad: 0 };

/** How far an import has come: units that are settled, and what came of them. */
export type Position = { readonly units: number; readonly counts: Counts };

export type LoadedProduct = { readonly product: ImportedProduct; readonly as: Exclude<Loaded, object> };

/** A window of the file that is settled, and where the import stands behind it. */
export type Settled = { readonly position: Position; readonly loaded: readonly LoadedProduct[] };

export type ImportPorts = {
  readonly units: AsyncIterable<Unit>;
  readonly mapping: Mapping;
  readonly seen: Seen;
  /**
   * Called again for the same external id in the next run, so it must answer `unchanged` then. What it throws stops the
   * import: an API that is down is no defect of the rows.
   */
  readonly load: (product: ImportedProduct) => Promise<Loaded>;
  readonly report: (bad: readonly BadRow[]) => Promise<void>;
  /** Called after each product and each bad row. */
  readonly onProgress?: (counts: Counts) => void;
  /** Called for each window once it is settled, while the next one is loaded. */
  readonly onSettled?: (settled: Settled) => Promise<void>;
  /** Where an earlier run was stopped. */
  readonly from?: Position;
  /** Units that `seen` knows, all before `from` unless given: the others are looked at again, and not loaded. */
  readonly known?: number;
  /** Asked before each window: with a yes the import ends there, with all before it settled. */
  readonly isEnough?: () => boolean;
  readonly concurrency?: number;
};

/** A unit as it is to be loaded. */
type Prepared = {
  readonly product?: ImportedProduct;
  readonly lines: readonly number[];
  readonly bad: readonly BadRow[];
  readonly repeated: number;
};

const linesOf = (unit: Unit): number[] => ('bad' in unit ? [unit.line] : unit.rows.map(({ line }) => line));

const conflict = ({ mapping }: ImportPorts, id: string, line: number): Defect => {
  const reason = `external id: ${id} is on line ${line} already, and says otherwise there`;
  return defect('conflict', reason, columnOf(mapping.externalId));
};

/** Two units of one product would overwrite each other: the first one counts, whatever the other says. */
const prepare = (ports: ImportPorts, unit: Unit): Prepared => {
  const lines = linesOf(unit);
  if ('bad' in unit) return { lines, bad: [unit], repeated: 0 };
  const { product, line, ...rest } = mapGroup(ports.mapping, unit.rows);
  if (product === undefined) return { lines, ...rest };
  const id = product.externalId;
  const fingerprint = hash('sha256', JSON.stringify(product), 'base64url');
  const before = ports.seen.sight(id, { line, fingerprint });
  if (before === undefined) return { lines, product, ...rest };
  const others = lines.filter((each) => !rest.bad.some((bad) => bad.line === each));
  if (before.fingerprint === fingerprint) return { lines, bad: rest.bad, repeated: others.length };
  const bad = others.map((each) => ({ line: each, bad: conflict(ports, id, before.line), id }));
  return { lines, bad: [...rest.bad, ...bad], repeated: 0 };
};

const add = (counts: Counts, more: Partial<Counts>): Counts =>
  Object.fromEntries(
    Object.entries(counts).map(([name, count]) => [name, count + (more[name as keyof Counts] ?? 0)]),
  ) as Counts;

type Outcome = { readonly counts: Partial<Counts>; readonly bad: readonly BadRow[]; readonly loaded?: LoadedProduct };

const loadOne = async (ports: ImportPorts, { product, lines, bad, repeated }: Prepared): Promise<Outcome> => {
  const rows = lines.length;
  if (product === undefined) return { counts: { rows, repeated, bad: bad.length }, bad };
  const as = await ports.load(product);
  if (typeof as !== 'object')
    return { counts: { rows, products: 1, [as]: 1, repeated, bad: bad.length }, bad, loaded: { product, as } };
  const own = new Set(bad.map(({ line }) => line));
  const refused = lines.filter((line) => !own.has(line)).map((line) => ({ line, ...as, id: product.externalId }));
  return { counts: { rows, bad: rows }, bad: [...bad, ...refused] };
};

/**
 * Loads a foreign catalogue. Bad rows are reported and left out; a second run over the same rows changes nothing.
 * @throws what `load`, `report` or `onSettled` throw
 */
export const importCatalogue = async (ports: ImportPorts): Promise<Counts> => {
  const { units, report, onProgress, onSettled = async () => {}, isEnough = () => false, concurrency = 8 } = ports;
  let position = ports.from ?? { units: 0, counts: NO_COUNTS };
  let { counts } = position;

  const load = async (prepared: Prepared): Promise<Outcome> => {
    const outcome = await loadOne(ports, prepared);
    counts = add(counts, outcome.counts);
    onProgress?.(counts);
    return outcome;
  };

  const settle = async (window: readonly Unit[]): Promise<Settled> => {
    const prepared = window.map((unit) => prepare(ports, unit));
    const outcomes = await mapConcurrently(prepared, concurrency, load);
    await report(outcomes.flatMap(({ bad }) => bad).sort((a, b) => a.line - b.line));
    position = { units: position.units + window.length, counts };
    return { position, loaded: outcomes.flatMap(({ loaded }) => loaded ?? []) };
  };

  const { known = position.units } = ports;
  const recall = (unit: Unit, place: number): void => void (place > known && prepare(ports, unit));
  let behind: Promise<void> = Promise.resolve();
  for await (const window of windowsOf(units, position.units, recall)) {
    if (isEnough()) break;
    const [settled] = await Promise.all([settle(window), behind]);
    behind = onSettled(settled);
    behind.catch(() => {}); // it comes out where it is waited for
  }
  await behind;
  return counts;
};
