import type { Document, List, Value } from '../types.ts';
import { isDocument, isList } from '../values/attribute-type.ts';
import type { Step } from './scope.ts';

/** Paths as a tree; a branch without children is wanted whole. */
type Tree = Map<Step, Tree>;

const plant = (paths: readonly (readonly Step[])[]): Tree => {
  const root: Tree = new Map();
  for (const path of paths) {
    let at = root;
    for (const step of path) {
      const child: Tree = at.get(step) ?? new Map();
      at.set(step, child);
      at = child;
    }
  }
  return root;
};

const pickFromList = (list: List, tree: Tree): List | undefined => {
  const indexes = [...tree.keys()].filter((step) => typeof step === 'number').sort((a, b) => a - b);
  const picked = indexes.map((index) => pick(list[index], tree.get(index))).filter((value) => value !== undefined);
  return picked.length > 0 ? picked : undefined;
};

const pickFromDocument = (document: Document, tree: Tree): Document | undefined => {
  const picked: Record<string, Value> = {};
  for (const [step, below] of tree) {
    const value = Object.hasOwn(document, step) ? pick(document[step], below) : undefined;
    if (value !== undefined) picked[step] = value;
  }
  return Object.keys(picked).length > 0 ? picked : undefined;
};

const pick = (value: Value | undefined, tree: Tree | undefined): Value | undefined => {
  if (!tree || tree.size === 0) return value;
  if (isList(value)) return pickFromList(value, tree);
  return isDocument(value) ? pickFromDocument(value, tree) : undefined;
};

/** What lies at the paths, in its maps and lists; elements of lists close up. Nothing found is an empty document. */
export const project = (document: Document | undefined, paths: readonly (readonly Step[])[]): Document =>
  (document && pickFromDocument(document, plant(paths))) ?? {};
