import { importProduct } from '#functions/catalog/application/import-product.ts';
import type { ChangePorts } from '#functions/catalog/application/ports.ts';
import { productToImportSchema } from '#functions/catalog/contract/product-input.ts';
import { bodyOf, type ImportedProduct } from '#functions/catalog/import/product.ts';
import type { Loaded } from '#functions/catalog/import/run/import-catalogue.ts';
import { DomainError, type ErrorKind, errorSlug } from '#functions/shared/kernel/domain-error.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';

/** What stays as it is however often it is tried. */
const REFUSALS: readonly ErrorKind[] = ['invalid', 'conflict', 'too-large', 'unprocessable'];

const AS: Readonly<Record<'created' | 'edited' | 'none', 'created' | 'changed' | 'unchanged'>> = {
  created: 'created',
  edited: 'changed',
  none: 'unchanged',
};

/** Makes the catalogue's product be as given, and puts it on sale; a refusal is the row's, any other fault is ours. */
export const loadImported =
  (ports: ChangePorts, trace: Trace) =>
  async (product: ImportedProduct): Promise<Loaded> => {
    const body = productToImportSchema.parse({ ...bodyOf(product), publish: true });
    try {
      const { change } = await importProduct(ports)({ externalId: product.externalId, body }, trace);
      return AS[change];
    } catch (error) {
      if (!(error instanceof DomainError) || !REFUSALS.includes(error.kind)) throw error;
      return { bad: { code: 'refused', reason: error.message.slice(0, 1_000), problem: errorSlug(error.name) } };
    }
  };
