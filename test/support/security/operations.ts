import { document, escaped, faultsOf, follow, type Node } from '#test/support/security/document.ts';

export type Access = 'public' | 'buyer' | 'guest' | 'admin';

/** A route as the OpenAPI document tells of it: all that a stranger would know. */
export type Operation = {
  readonly id: string;
  /** Where it stands in the document. */
  readonly pointer: string;
  /** The context, by the document's tag. */
  readonly context: string;
  readonly method: string;
  readonly path: string;
  readonly access: Access;
  /** The names in its path. */
  readonly params: readonly string[];
  readonly query: readonly string[];
  readonly keyed: boolean;
  readonly versioned: boolean;
  readonly hasBody: boolean;
};

type Described = {
  readonly operationId: string;
  readonly tags: readonly [string];
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly unknown[];
  readonly requestBody?: unknown;
};

const accessOf = ({ security }: Described): Access => {
  const [first] = security;
  if (first === undefined) return 'public';
  if (first.accessToken === undefined) return 'guest';
  return first.accessToken.includes('admin') ? 'admin' : 'buyer';
};

type Parameter = { readonly name: string; readonly in: string };

const toOperation = (path: string, method: string, described: Described): Operation => {
  const pointer = `#/paths/${escaped(path)}/${method}`;
  const parameters = (described.parameters ?? []).map(
    (_, index) => follow(`${pointer}/parameters/${index}`).node as unknown as Parameter,
  );
  const namesIn = (where: string) => parameters.filter((one) => one.in === where).map(({ name }) => name);
  const headers = namesIn('header').map((name) => name.toLowerCase());
  return {
    id: described.operationId,
    pointer,
    context: described.tags[0],
    method: method.toUpperCase(),
    path,
    access: accessOf(described),
    params: namesIn('path'),
    query: namesIn('query'),
    keyed: headers.includes('idempotency-key'),
    versioned: headers.includes('if-match'),
    hasBody: described.requestBody !== undefined,
  };
};

/** Every route, from docs/openapi.json. */
export const operations: readonly Operation[] = Object.entries(document.paths).flatMap(([path, item]) =>
  Object.entries(item).map(([method, described]) => toOperation(path, method, described as unknown as Described)),
);

/** @throws Error when the document has no such route */
export const operationNamed = (id: string): Operation => {
  const found = operations.find((operation) => operation.id === id);
  if (found === undefined) throw new Error(`The document has no ${id}.`);
  return found;
};

type Answered = {
  readonly status: number;
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** What in an answer breaks the document, as sentences; an undocumented status or kind of content is one. */
export const contractFaults = ({ pointer }: Operation, { status, text, headers }: Answered): string[] => {
  if (!(String(status) in (follow(`${pointer}/responses`).node as object))) return [`${status} is not documented`];
  const response = follow(`${pointer}/responses/${status}`);
  const documented = Object.keys((response.node.content ?? {}) as Node);
  const media = headers['content-type'] ?? 'nothing';
  if (!documented.includes(media)) return text + documented.join('') === '' ? [] : [`${media} is not documented`];
  return faultsOf(`${response.pointer}/content/${escaped(media)}/schema`, JSON.parse(text));
};

/** The schema of a route's body; undefined where it takes none. */
export const bodySchema = ({ pointer, hasBody }: Operation): Node | undefined =>
  hasBody ? follow(`${pointer}/requestBody/content/application~1json/schema`).node : undefined;

/** What a reference in a schema stands for. */
export const schemaAt = (pointer: string): Node => follow(pointer).node;
