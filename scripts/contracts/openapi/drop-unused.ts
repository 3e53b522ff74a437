import { isObject, type JsonObject } from '#scripts/contracts/openapi/json.ts';

const KINDS = ['schemas', 'responses', 'parameters', 'headers'] as const;

const drop = (document: JsonObject): JsonObject => {
  const text = JSON.stringify(document);
  const components = isObject(document.components) ? document.components : {};
  const kept = KINDS.map((kind) => {
    const all = isObject(components[kind]) ? components[kind] : {};
    const used = Object.entries(all).filter(([name]) => text.includes(`"#/components/${kind}/${name}"`));
    return [kind, Object.fromEntries(used)] as const;
  });
  return { ...document, components: { ...components, ...Object.fromEntries(kept) } };
};

/** Without components that nothing refers to, nor those that only such ones refer to. */
export const dropUnused = (document: JsonObject): JsonObject => {
  const less = drop(document);
  return JSON.stringify(less) === JSON.stringify(document) ? document : dropUnused(less);
};
