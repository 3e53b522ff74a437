import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { setting, type World } from '#functions/shared/runtime/world.ts';

/** What a link is for: an object, to be fetched or to be put. */
export type LinkTo = {
  readonly method: 'GET' | 'PUT';
  readonly bucket: string;
  /** Of letters, digits and `/._-` only: nothing in it needs escaping. */
  readonly key: string;
  /** How long the link is good for; never longer than the credentials that sign it. */
  readonly seconds: number;
  /** Of a PUT: S3 takes an object of just this size; without it, any. */
  readonly bytes?: number | undefined;
};

/** A URL by which whoever has it does one thing to one object, in the name of the function that signed it. */
export type SignLink = (link: LinkTo) => Promise<string>;

type Request = {
  readonly method: string;
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, string>>;
};

/** What the SDK's signers are beside what their type says. */
type Presigner = {
  readonly presign: (request: Request, options: object) => Promise<Request>;
};

/** Where S3 answers for a bucket: by its name on AWS, by a path at an emulator. */
const placeOf = (world: World, { bucket, key }: LinkTo): Omit<Request, 'method' | 'headers' | 'query'> => {
  const { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL } = world.environment;
  const endpoint = AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL;
  if (endpoint) {
    const { protocol, hostname, port } = new URL(endpoint);
    return { protocol, hostname, ...(port !== '' && { port: Number(port) }), path: `/${bucket}/${key}` };
  }
  const region = setting(world, 'AWS_REGION');
  const domain = region.startsWith('cn-') ? 'amazonaws.com.cn' : 'amazonaws.com';
  return { protocol: 'https:', hostname: `${bucket}.s3.${region}.${domain}`, path: `/${key}` };
};

const hostOf = ({ hostname, port }: Pick<Request, 'hostname' | 'port'>): string =>
  port === undefined ? hostname : `${hostname}:${port}`;

const writtenOut = (signed: Request): string =>
  `${signed.protocol}//${hostOf(signed)}${signed.path}?${new URLSearchParams(signed.query)}`;

/**
 * Signs for S3 with the signer of the client that a function has anyway: S3's own would be 40 KB more to load at each
 * cold start, and no call leaves the function.
 * https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html
 */
export const linkSigner =
  (world: World, { config }: Pick<DynamoDBDocumentClient, 'config'>): SignLink =>
  async (link) => {
    const place = placeOf(world, link);
    const size = link.bytes === undefined ? {} : { 'content-length': String(link.bytes) };
    const headers = { host: hostOf(place), 'X-Amz-Content-Sha256': 'UNSIGNED-PAYLOAD', ...size };
    const signer = (await config.signer()) as unknown as Presigner;
    const signed = await signer.presign(
      { ...place, method: link.method, headers, query: {} },
      { signingService: 's3', expiresIn: link.seconds, unhoistableHeaders: new Set(['content-length']) },
    );
    return writtenOut(signed);
  };
