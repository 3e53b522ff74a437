import { createHash, createHmac } from 'node:crypto';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { describe, expect, it } from '@jest/globals';
import { type LinkTo, linkSigner } from '#functions/shared/runtime/clients/sign-link.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';

const credentials = { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'not a secret', sessionToken: 'a session' };
const REGION = 'eu-central-1';

const sign = (link: Partial<LinkTo>, environment: Record<string, string> = {}) => {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient({ region: REGION, credentials }));
  const world = fakeWorld({ environment: { AWS_REGION: REGION, ...environment } });
  return linkSigner(
    world,
    client,
  )({ method: 'PUT', bucket: 'a-bucket', key: 'uploads/imp_1', seconds: 900, ...link }).then((url) => new URL(url));
};

const hmac = (key: string | Buffer, text: string): Buffer => createHmac('sha256', key).update(text).digest();

/** As S3 reckons it, from its documentation: https://docs.aws.amazon.com/AmazonS3/latest/API/sigv4-query-string-auth.html */
const signatureOf = (method: string, url: URL, headers: Readonly<Record<string, string>>): string => {
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  const names = Object.keys(headers).sort();
  const signed = names.map((name) => `${name}:${headers[name]}\n`).join('');
  const request = [method, url.pathname, query, signed, names.join(';'), 'UNSIGNED-PAYLOAD'].join('\n');
  const at = url.searchParams.get('X-Amz-Date') ?? '';
  const scope = [at.slice(0, 8), REGION, 's3', 'aws4_request'];
  const hashed = createHash('sha256').update(request).digest('hex');
  const key = scope.reduce<string | Buffer>((made, part) => hmac(made, part), `AWS4${credentials.secretAccessKey}`);
  return hmac(key, ['AWS4-HMAC-SHA256', at, scope.join('/'), hashed].join('\n')).toString('hex');
};

const signatureIn = ({ searchParams }: URL): string | null => searchParams.get('X-Amz-Signature');

describe('a signed link', () => {
  it('has the signature that S3 reckons, over an object of any size', async () => {
    const url = await sign({});

    expect(url.host).toBe('a-bucket.s3.eu-central-1.amazonaws.com');
    expect(url.pathname).toBe('/uploads/imp_1');
    expect(url.searchParams.get('X-Amz-Expires')).toBe('900');
    expect(url.searchParams.get('X-Amz-Security-Token')).toBe('a session');
    expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe('host');
    expect(signatureIn(url)).toBe(signatureOf('PUT', url, { host: url.host }));
  });

  it('signs the size that was asked for, so that S3 refuses another one', async () => {
    const url = await sign({ bytes: 1_234 });

    expect(url.searchParams.get('X-Amz-SignedHeaders')).toBe('content-length;host');
    expect(signatureIn(url)).toBe(signatureOf('PUT', url, { host: url.host, 'content-length': '1234' }));
    expect(signatureIn(url)).not.toBe(signatureOf('PUT', url, { host: url.host, 'content-length': '1235' }));
  });

  it('is for one method alone', async () => {
    const url = await sign({ method: 'GET', key: 'reports/imp_1.jsonl' });

    expect(signatureIn(url)).toBe(signatureOf('GET', url, { host: url.host }));
    expect(signatureIn(url)).not.toBe(signatureOf('PUT', url, { host: url.host }));
  });

  it.each([
    [{ AWS_ENDPOINT_URL: 'http://127.0.0.1:4566' }, 'http://127.0.0.1:4566/a-bucket/uploads/imp_1'],
    [
      { AWS_ENDPOINT_URL: 'http://127.0.0.1:4566', AWS_ENDPOINT_URL_S3: 'http://s3.localhost:4567' },
      'http://s3.localhost:4567/a-bucket/uploads/imp_1',
    ],
    [{ AWS_REGION: 'cn-north-1' }, 'https://a-bucket.s3.cn-north-1.amazonaws.com.cn/uploads/imp_1'],
  ])('leads to where S3 answers: %o', async (environment, place) => {
    const url = await sign({}, environment);
    expect(`${url.origin}${url.pathname}`).toBe(place);
  });
});
