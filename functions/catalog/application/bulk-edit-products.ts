import { editProduct } from '#functions/catalog/application/edit-product.ts';
import type { ChangePorts } from '#functions/catalog/application/ports.ts';
import type { BulkEdit, BulkResult } from '#functions/catalog/contract/bulk.ts';
import { DomainError } from '#functions/shared/kernel/domain-error.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { toProblem } from '#functions/shared/runtime/api/problem.ts';

/** At a time. */
const WIDTH = 8;

const refused = (productId: string, error: unknown): BulkResult => {
  // What is no answer about this product is one about us, and for the whole request.
  if (!(error instanceof DomainError)) throw error;
  const { type, title, status, detail } = toProblem(error, '');
  return { productId, status: 'refused', problem: { type, title, status, detail } };
};

/**
 * Each edit for itself, as if it had come alone: some may be refused while others are done. Once more the same is refused
 * as stale where it was done, and does nothing.
 */
export const bulkEditProducts =
  (ports: ChangePorts) =>
  async (edits: readonly BulkEdit[], trace: Trace): Promise<BulkResult[]> => {
    const edit = async ({ productId, version, fields }: BulkEdit): Promise<BulkResult> => {
      try {
        const { product, change } = await editProduct(ports)({ productId, version, fields }, trace);
        return { productId, status: change === 'none' ? 'unchanged' : 'edited', version: product.version };
      } catch (error) {
        return refused(productId, error);
      }
    };
    const results: BulkResult[] = [];
    for (let from = 0; from < edits.length; from += WIDTH)
      results.push(...(await Promise.all(edits.slice(from, from + WIDTH).map(edit))));
    return results;
  };
