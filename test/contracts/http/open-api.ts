import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { OPENAPI } from '#scripts/contracts/openapi/document.ts';
import type { Json, JsonObject } from '#scripts/contracts/openapi/json.ts';

const DOCUMENT = 'https://bazaar.example/openapi.json';

export type Parameter = {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required?: boolean;
  readonly schema: JsonObject;
  /** Where its schema stands in the document. */
  readonly pointer: string;
};

type Header = { readonly required?: boolean };

type Response = {
  readonly headers?: Readonly<Record<string, Header>>;
  readonly content?: Readonly<Record<string, unknown>>;
};

export type Operation = {
  readonly pointer: string;
  readonly parameters: readonly Parameter[];
  readonly body: string | undefined;
  readonly response: (status: number) => (Response & { readonly pointer: string }) | undefined;
};

type Document = JsonObject & { readonly paths: Readonly<Record<string, Readonly<Record<string, JsonObject>>>> };

const escaped = (part: string): string => part.replaceAll('~', '~0').replaceAll('/', '~1');
const unescaped = (part: string): string => part.replaceAll('~1', '/').replaceAll('~0', '~');

type Found = { readonly pointer: string; readonly value: JsonObject };

/** What stands at a place of a document, references followed. */
const follow = (document: Document, pointer: string): Found => {
  const parts = pointer.slice(2).split('/').map(unescaped);
  const value = parts.reduce<Json>((outer, part) => (outer as JsonObject)[part] as Json, document) as JsonObject;
  return typeof value.$ref === 'string' ? follow(document, value.$ref) : { pointer, value };
};

const placesOf = ({ paths }: Document): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(paths).flatMap(([path, item]) =>
      Object.entries(item).map(([method, { operationId }]) => [
        String(operationId),
        `#/paths/${escaped(path)}/${method}`,
      ]),
    ),
  );

const responseAt = (document: Document, pointer: string, status: number): ReturnType<Operation['response']> => {
  const { responses } = follow(document, pointer).value as { readonly responses: JsonObject };
  if (!(String(status) in responses)) return undefined;
  const { pointer: where, value } = follow(document, `${pointer}/responses/${status}`);
  const headers = Object.keys((value.headers ?? {}) as JsonObject).map(
    (name) => [name.toLowerCase(), follow(document, `${where}/headers/${name}`).value as Header] as const,
  );
  return { ...(value as Response), headers: Object.fromEntries(headers), pointer: where };
};

const operationAt = (document: Document, pointer: string): Operation => {
  const { parameters = [], requestBody } = follow(document, pointer).value;
  return {
    pointer,
    parameters: (parameters as readonly Json[]).map((_, index) => {
      const found = follow(document, `${pointer}/parameters/${index}`);
      return { ...found.value, pointer: `${found.pointer}/schema` } as unknown as Parameter;
    }),
    body: requestBody === undefined ? undefined : `${pointer}/requestBody/content/application~1json/schema`,
    response: (status) => responseAt(document, pointer, status),
  };
};

const validator = (document: Document) => {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  return ajv.addSchema({ ...document, $id: DOCUMENT });
};

/** A committed document with what is needed to hold requests and answers against it. */
export const openApi = (file = OPENAPI) => {
  const document = JSON.parse(readFileSync(file, 'utf8')) as Document;
  const ajv = validator(document);
  const places = placesOf(document);

  /** @throws Error when the document has no such operation */
  const operation = (operationId: string): Operation => {
    const pointer = places.get(operationId);
    if (pointer === undefined) throw new Error(`${file} has no operation ${operationId}.`);
    return operationAt(document, pointer);
  };

  /** What is wrong with a value, as sentences. @param schema where it stands in the document */
  const faults = (schema: string, value: unknown): string[] => {
    const validate = ajv.compile({ $ref: `${DOCUMENT}${schema}` });
    const errors = validate(value) ? [] : (validate.errors ?? []);
    return errors.map(({ instancePath, message }) => `${instancePath} ${message}`);
  };

  return { operations: [...places.keys()], operation, faults, escaped };
};
