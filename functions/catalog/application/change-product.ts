import { decidedAnew } from '#functions/catalog/application/decided-anew.ts';
import type { ChangePorts } from '#functions/catalog/application/ports.ts';
import { ProductNotFound } from '#functions/catalog/domain/errors.ts';
import type { Act, Decided, Product } from '#functions/catalog/domain/product.ts';
import { settle } from '#functions/catalog/domain/settle.ts';
import { instant } from '#functions/shared/kernel/clock.ts';
import { storeTrace, type Trace } from '#functions/shared/kernel/trace.ts';
import { StaleVersion } from '#functions/shared/runtime/api/errors.ts';

/** What came of a change: without one, nothing was written. */
export type Changed = { readonly product: Product; readonly change: 'created' | 'edited' | 'none' };

type Decide<Before> = (before: Before, act: Act) => Decided;

const attempt = async (
  { loadProduct, saveProduct, now }: ChangePorts,
  id: string,
  trace: Trace,
  decide: Decide<Product | undefined>,
): Promise<Changed> => {
  const before = await loadProduct(id);
  const act = { at: instant(now()), trace: storeTrace(trace) };
  const product = settle(before, decide(before, act), act);
  if (product === before) return { product, change: 'none' };
  await saveProduct(before, product);
  return { product, change: before === undefined ? 'created' : 'edited' };
};

/** Load, decide, save; decided anew when others changed the product meanwhile. @throws ConcurrentChange after three tries */
export const putProduct =
  (ports: ChangePorts) =>
  (id: string, trace: Trace, decide: Decide<Product | undefined>): Promise<Changed> =>
    decidedAnew(() => attempt(ports, id, trace, decide));

export const existing = (id: string, product: Product | undefined): Product => {
  if (product === undefined) throw new ProductNotFound(`There is no product ${id}.`, { id });
  return product;
};

const unchangedSince = (version: number, product: Product): Product => {
  if (product.version === version) return product;
  throw new StaleVersion(`${product.id} is at version ${product.version}: read it again.`, { id: product.id });
};

/** The same for a product that must be there. @throws ProductNotFound */
export const changeProduct =
  (ports: ChangePorts) =>
  (id: string, trace: Trace, decide: Decide<Product>): Promise<Changed> =>
    putProduct(ports)(id, trace, (before, act) => decide(existing(id, before), act));

/** What is edited: which product, and the version that the editor saw. */
export type Edited = { readonly productId: string; readonly version: number };

/** The same for a product that must still be as it was seen. @throws ProductNotFound, StaleVersion */
export const editingProduct =
  (ports: ChangePorts) =>
  ({ productId, version }: Edited, trace: Trace, decide: Decide<Product>): Promise<Changed> =>
    changeProduct(ports)(productId, trace, (product, act) => decide(unchangedSince(version, product), act));
