import { readFileSync } from 'node:fs';
import type { OnLoadResult, Plugin } from 'esbuild';

type Rewrite = {
  /** Which file of which package. */
  readonly file: RegExp;
  readonly why: string;
  readonly to: (source: string, path: string) => string;
};

/** An expression that the bundler may leave out where nobody asks for it. */
const pure = (expression: string): string => `/* @__PURE__ */ (() => ${expression})()`;

const SCHEMA = /^((?:export )?var [\w$]+ = )(\[[^]*?\]);$/gm;
const REGISTERED_ERROR = /^n0_registry\.registerError\(.*\);$/gm;

const schemasOnDemand = (source: string): string =>
  source.replaceAll(SCHEMA, (_, declaration: string, value: string) => `${declaration}${pure(value)};`);

const EMPTY = 'module.exports = {};';

const EXPORT = /^export (?:const|function|class) (\w+)/gm;

/** The same names, each of which refuses when called. */
const refusing = (source: string): string =>
  [...source.matchAll(EXPORT)]
    .map(([, name]) => `export const ${name} = () => { throw new Error('${name} is not in the bundles.'); };`)
    .join('\n');

const NO_EVENT_STREAMS = `
export const resolveEventStreamSerdeConfig = (config) => config;
export const eventStreamSerdeProvider = () => undefined;
export class EventStreamSerde {}
`;

const NO_ENDPOINT_CACHE = 'export class EndpointCache {}';

/** What a Lambda never uses of its libraries, some 300 KB in each bundle; of two that fit a file the first holds. A test of the sizes holds that they still fit. */
const rewrites: readonly Rewrite[] = [
  {
    file: /@aws-sdk\/credential-provider-node\/dist-es\/index\.js$/,
    why: 'Lambda has its credentials in the environment; files, SSO, STS and metadata servers are for other places.',
    to: () => `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`,
  },
  {
    file: /@aws-sdk\/client-dynamodb\/dist-es\/schemas\/schemas_0\.js$/,
    why: 'Only the operations in use; errors keep their classes, since they carry the item that broke a condition.',
    to: schemasOnDemand,
  },
  {
    file: /@aws-sdk\/client-[\w-]+\/dist-es\/schemas\/schemas_0\.js$/,
    why: "Only the operations in use; errors come as the service's own base class with their `name`, nobody needs more.",
    to: (source) => schemasOnDemand(source.replaceAll(REGISTERED_ERROR, '')),
  },
  {
    file: /node_modules\/(@aws-sdk|aws-xray-sdk-core)(\/[\w-]+)?\/package\.json$/,
    why: 'Read for the version alone.',
    to: (source) => {
      const { name, version } = JSON.parse(source) as { name: string; version: string };
      return `export const name = '${name}'; export const version = '${version}'; export default { name, version };`;
    },
  },
  {
    file: /@smithy\/core\/dist-es\/submodules\/event-streams\/index\.js$/,
    why: 'S3 Select, streamed answers of functions: not here.',
    to: () => NO_EVENT_STREAMS,
  },
  {
    file: /@aws-sdk\/endpoint-cache\/dist-es\/index\.js$/,
    why: 'DynamoDB once asked for its endpoints; off unless asked for.',
    to: () => NO_ENDPOINT_CACHE,
  },
  {
    file: /@smithy\/core\/dist-es\/submodules\/checksum\/sha256\/Sha256Js\.js$/,
    why: 'Node has SHA-256.',
    to: refusing,
  },
  {
    file: /zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/,
    why: 'JSON Schemas are made by scripts, not by functions.',
    to: refusing,
  },
  {
    file: /node_modules\/semver\/index\.js$/,
    why: 'X-Ray and cls-hooked ask whether Node is newer than 8.',
    to: () => 'exports.gte = () => true;',
  },
  {
    file: /aws-xray-sdk-core\/dist\/lib\/resources\/aws_whitelist\.json$/,
    why: "Names parameters of every service that X-Ray may show; ours are in each operation's annotations.",
    to: () => 'module.exports = { services: {} };',
  },
  {
    file: /aws-xray-sdk-core\/dist\/lib\/(middleware\/sampling\/(default|local)_sampler|segments\/plugins\/\w+|patchers\/(aws|promise)_p)\.js$/,
    why: 'Lambda decides what is sampled; servers, old SDKs and foreign promises are not here.',
    to: () => EMPTY,
  },
];

/** Leaves out of the AWS SDK and of X-Ray's SDK what a Lambda never uses. */
export const leanSdk: Plugin = {
  name: 'lean-sdk',
  setup: (build) => {
    for (const { file, to } of rewrites)
      build.onLoad(
        { filter: file },
        ({ path }): OnLoadResult => ({ contents: to(readFileSync(path, 'utf8'), path), loader: 'js' }),
      );
  },
};
