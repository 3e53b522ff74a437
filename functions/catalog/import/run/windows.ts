import type { Unit } from '#functions/catalog/import/run/units.ts';

/** As many units as are loaded before the import remembers how far it has come. */
const MAX_UNITS = 100;

/** Characters: long rows must not make a long window. */
const MAX_LENGTH = 8_000_000;

const lengthOf = (unit: Unit): number =>
  'bad' in unit
    ? 0
    : unit.rows.reduce((sum, { row }) => Object.values(row).reduce((total, cell) => total + cell.length, sum), 0);

/** Units in their order, a window at a time, without those that were settled before: these are passed by, counted from 1. */
export async function* windowsOf(
  units: AsyncIterable<Unit>,
  settled: number,
  pass: (unit: Unit, place: number) => void = () => {},
): AsyncGenerator<Unit[]> {
  let passed = 0;
  let window: Unit[] = [];
  let length = 0;
  for await (const unit of units) {
    passed += 1;
    if (passed <= settled) {
      pass(unit, passed);
      continue;
    }
    window.push(unit);
    length += lengthOf(unit);
    if (window.length < MAX_UNITS && length < MAX_LENGTH) continue;
    yield window;
    window = [];
    length = 0;
  }
  if (window.length > 0) yield window;
}
