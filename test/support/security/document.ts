import { readFileSync } from 'node:fs';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

const ID = 'https://bazaar.example/openapi.json';

export type Node = Readonly<Record<string, unknown>>;

type Document = { readonly paths: Readonly<Record<string, Readonly<Record<string, Node>>>> };

/** The document that strangers read. */
export const document = JSON.parse(readFileSync('docs/openapi.json', 'utf8')) as Document;

const ajv = new Ajv2020({ strict: false, allErrors: true });
addFormats.default(ajv);
ajv.addSchema({ ...document, $id: ID });

export const escaped = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');
const unescaped = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

/** What stands at a place of the document (`#/components/…`), references followed, and where it is at last. */
export const follow = (pointer: string): { readonly pointer: string; readonly node: Node } => {
  const parts = pointer.slice(2).split('/').map(unescaped);
  const node = parts.reduce<unknown>((outer, part) => (outer as Node)[part], document) as Node;
  return typeof node.$ref === 'string' ? follow(node.$ref) : { pointer, node };
};

const validators = new Map<string, ValidateFunction>();

const validatorOf = (pointer: string): ValidateFunction => {
  const known = validators.get(pointer);
  if (known !== undefined) return known;
  const made = ajv.compile({ $ref: `${ID}${pointer}` });
  validators.set(pointer, made);
  return made;
};

/** What is wrong with a value by the schema at that place, as sentences. */
export const faultsOf = (pointer: string, value: unknown): string[] => {
  const validate = validatorOf(pointer);
  return validate(value)
    ? []
    : (validate.errors ?? []).map(({ instancePath, message }) => `${instancePath} ${message}`);
};
