import { validationException } from '../errors.ts';
import type { Row, Value } from '../types.ts';
import { isDocument, isList } from '../values/attribute-type.ts';
import type { Step } from './scope.ts';

// Marks a removed element until all of an update is applied, since indexes mean the list as it was before.
const HOLE: unique symbol = Symbol('removed');
type Slot = Value | typeof HOLE;
type Container = Slot[] | Record<string, Value>;

/** A row being updated: only what changes is copied, the rest is shared with the row before. */
type Draft = {
  readonly set: (path: readonly Step[], value: Value) => void;
  readonly remove: (path: readonly Step[]) => void;
  /** The row after; the draft must not be used again. */
  readonly finish: () => Row;
};

const invalidPath = (): Error =>
  validationException('The document path provided in the update expression is invalid for update');

const childOf = (parent: Container, step: Step): Slot | undefined => {
  if (Array.isArray(parent)) return typeof step === 'number' ? parent[step] : undefined;
  return typeof step === 'string' && Object.hasOwn(parent, step) ? parent[step] : undefined;
};

const copyOf = (value: Slot | undefined): Container => {
  if (value === HOLE) throw invalidPath();
  if (isList(value)) return [...value];
  if (isDocument(value)) return { ...value };
  throw invalidPath();
};

const place = (parent: Container, step: Step, value: Value): void => {
  if (Array.isArray(parent) && typeof step === 'number') parent[Math.min(step, parent.length)] = value;
  else if (!Array.isArray(parent) && typeof step === 'string') parent[step] = value;
  else throw invalidPath();
};

const clear = (parent: Container, step: Step): void => {
  if (!Array.isArray(parent) && typeof step === 'string') delete parent[step];
  else if (!Array.isArray(parent) || typeof step !== 'number') throw invalidPath();
  else if (step < parent.length) parent[step] = HOLE;
};

const closeUp = (list: Slot[]): void => {
  const kept = list.filter((slot) => slot !== HOLE);
  list.splice(0, list.length, ...kept);
};

export const draftOf = (row: Row): Draft => {
  const root: Record<string, Value> = { ...row };
  const owned = new Set<unknown>([root]);

  const ownChild = (parent: Container, step: Step): Container => {
    const child = childOf(parent, step);
    if (owned.has(child)) return child as Container;
    const copy = copyOf(child);
    owned.add(copy);
    place(parent, step, copy as Value);
    return copy;
  };
  const parentOf = (path: readonly Step[]): Container => {
    let at: Container = root;
    for (let i = 0; i < path.length - 1; i += 1) at = ownChild(at, path[i] as Step);
    return at;
  };

  return {
    set: (path, value) => place(parentOf(path), path.at(-1) as Step, value),
    remove: (path) => clear(parentOf(path), path.at(-1) as Step),
    finish: () => {
      for (const container of owned) if (Array.isArray(container)) closeUp(container);
      return root;
    },
  };
};
