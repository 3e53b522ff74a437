import { resourceNotFound, validationException } from '../errors.ts';
import { type ExpressionCache, expressionCache } from '../expressions/expression-cache.ts';
import { createTable, type PlannedWrite, type Table } from '../storage/table.ts';
import type { TableState } from '../storage/table-state.ts';
import type { Tables } from '../types.ts';
import type { MarshallOptions } from '../values/admit.ts';
import type { Meter } from './meter.ts';
import { type RequestTokens, requestTokens } from './request-tokens.ts';

type EngineOptions = {
  readonly tables: Tables;
  readonly clock: () => Date;
  readonly marshalling: MarshallOptions;
};

/** Everything that a fake keeps; can be taken out and put back. */
export type EngineState = {
  readonly tables: ReadonlyMap<string, TableState>;
  readonly sequence: number;
  readonly tokens: ReturnType<RequestTokens['save']>;
};

export type Engine = {
  /** @throws ResourceNotFoundException */
  readonly table: (name: string | undefined) => Table;
  readonly expressions: ExpressionCache;
  readonly marshalling: MarshallOptions;
  readonly tokens: RequestTokens;
  readonly commit: (table: Table, write: PlannedWrite) => void;
  readonly save: () => EngineState;
  readonly load: (state: EngineState) => void;
};

/** An engine at work on one API call. */
export type Call = Engine & { readonly meter: Meter };

const requireName = (name: string | undefined): string => {
  if (name) return name;
  const rule = 'failed to satisfy constraint: Member must not be null';
  throw validationException(`1 validation error detected: Value null at 'tableName' ${rule}`);
};

// 21 digits, the first never 0, so that numbers sort as text.
const sequenceNumber = (sequence: number): string => `1${String(sequence).padStart(20, '0')}`;

export const createEngine = ({ tables: descriptions, clock, marshalling }: EngineOptions): Engine => {
  const tables = new Map(
    Object.entries(descriptions).map(([name, description]) => [name, createTable(name, description)]),
  );
  const tokens = requestTokens(clock);
  let sequence = 0;

  const table = (name: string | undefined): Table => {
    const found = tables.get(requireName(name));
    if (!found) throw resourceNotFound();
    return found;
  };
  const stamp = () => {
    sequence += 1;
    return { sequenceNumber: sequenceNumber(sequence), at: clock() };
  };
  return {
    table,
    expressions: expressionCache(),
    marshalling,
    tokens,
    commit: (target, write) => target.commit(write, stamp),
    save: () => ({
      tables: new Map([...tables].map(([name, saved]) => [name, saved.save()])),
      sequence,
      tokens: tokens.save(),
    }),
    load: (state) => {
      for (const [name, saved] of state.tables) table(name).load(saved);
      sequence = state.sequence;
      tokens.load(state.tokens);
    },
  };
};
