import generated from '#functions/catalog/import/mappings/generated.json' with { type: 'json' };
import lazada from '#functions/catalog/import/mappings/lazada.json' with { type: 'json' };
import shein from '#functions/catalog/import/mappings/shein.json' with { type: 'json' };

/** The mappings that come with Bazaar, by their names; a test reads them with the mapping's schema. */
export const COMMITTED: Readonly<Record<string, unknown>> = { generated, lazada, shein };

export const isCommitted = (name: string): boolean => Object.hasOwn(COMMITTED, name);
