import { readFileSync } from 'node:fs';

const PLACEHOLDER = /\$\{(\w+)\}/g;

const aslFile = (name: string): URL => new URL(`../../statemachines/${name}/${name}.asl.json`, import.meta.url);

/** The text of `statemachines/<name>/<name>.asl.json`. */
export const readAsl = (name: string): string => readFileSync(aslFile(name), 'utf8');

const quoted = (names: readonly string[]): string => names.map((name) => `\${${name}}`).join(', ');

/**
 * A definition with its placeholders replaced.
 * @throws Error when the text asks for a name that the map lacks, or the map has one that the text does not ask for
 */
export const bindAsl = (name: string, text: string, values: Readonly<Record<string, string>>): string => {
  const asked = new Set([...text.matchAll(PLACEHOLDER)].map(([, placeholder = '']) => placeholder));
  const missing = [...asked].filter((placeholder) => !(placeholder in values));
  const unused = Object.keys(values).filter((placeholder) => !asked.has(placeholder));
  if (missing.length > 0) throw new Error(`${name}.asl.json asks for ${quoted(missing)}, which its map does not have.`);
  if (unused.length > 0) throw new Error(`${name}.asl.json does not ask for ${quoted(unused)}, which its map has.`);
  const compact = JSON.stringify(JSON.parse(text));
  return compact.replaceAll(PLACEHOLDER, (_, placeholder: string) => values[placeholder] ?? '');
};
