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

const REGISTERED_ERROR = /^n0_registry\.registerError\(.*\);$/gm;

/** Errors then come as the service's own base class, with their names. */
export const withoutErrorClasses = (source: string): string => source.replaceAll(REGISTERED_ERROR, '');

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

export const ONE_REGION_SIGNER = `
import { SignatureV4SignWithCredentials } from './SignatureV4SignWithCredentials';
export class SignatureV4MultiRegion extends SignatureV4SignWithCredentials {
  static sigv4aDependency() { return 'none'; }
}
`;

/** Buckets of one account by name: virtual hosts on AWS, paths at an emulator. */
export const PLAIN_S3_ENDPOINT = `
import { partition } from '@aws-sdk/core/client';
const sign = (signingRegion) => ({ authSchemes: [{ name: 'sigv4', signingName: 's3', signingRegion, disableDoubleEncoding: true }] });
const at = (url, region) => ({ url: new URL(url), headers: {}, properties: sign(region) });
export const defaultEndpointResolver = ({ Bucket, Endpoint, Region }) => {
  if (Endpoint) return at(Bucket ? Endpoint.replace(/\\/$/, '') + '/' + Bucket : Endpoint, Region);
  const host = 's3.' + Region + '.' + partition(Region).dnsSuffix;
  return at('https://' + (Bucket ? Bucket + '.' : '') + host, Region);
};
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
