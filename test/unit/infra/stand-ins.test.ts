import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, it } from '@jest/globals';
import {
  BUCKET_ENDPOINT,
  fewErrorClasses,
  refusing,
  regionalEndpoint,
  schemasOnDemand,
} from '#infra/bundle/stand-ins.ts';

type Parameters = { Region: string; UseFIPS?: boolean; UseDualStack?: boolean; Endpoint?: string; Bucket?: string };
type Resolve = (parameters: Parameters) => { url: URL };

const load = async (source: string) => import(`data:text/javascript,${encodeURIComponent(source)}`);

const clients = {
  dynamodb: DynamoDBClient,
  eventbridge: EventBridgeClient,
  lambda: LambdaClient,
  'secrets-manager': SecretsManagerClient,
  sqs: SQSClient,
  ssm: SSMClient,
};

/** The rules of the SDK itself, which the stand-in must agree with. */
const rulesOf = (Client: new (config: { region: string }) => { config: unknown }): Resolve =>
  (new Client({ region: 'eu-west-1' }).config as { endpointProvider: Resolve }).endpointProvider;

const places: Parameters[] = [
  { Region: 'us-east-1' },
  { Region: 'eu-west-1' },
  { Region: 'cn-north-1' },
  { Region: 'us-east-1', UseFIPS: true },
  { Region: 'us-east-1', Endpoint: 'http://127.0.0.1:4566' },
].map((place) => ({ UseFIPS: false, UseDualStack: false, ...place }));

describe.each(Object.entries(clients))('the endpoint of %s', (name, Client) => {
  it.each(places)('is that of the SDK for %j', async (place) => {
    const { defaultEndpointResolver } = await load(regionalEndpoint(name));

    expect(defaultEndpointResolver(place).url.href).toBe(rulesOf(Client)(place).url.href);
  });
});

describe('the endpoint of a bucket', () => {
  it.each(places)('is that of the SDK for %j', async (place) => {
    const { defaultEndpointResolver } = await load(BUCKET_ENDPOINT);
    const asked = { ...place, Bucket: 'bazaar-dev-platform-archive' };

    expect(defaultEndpointResolver(asked).url.href).toBe(rulesOf(S3Client)({ ...asked }).url.href);
  });
});

describe('stand-ins', () => {
  it('refuse to do what they stand in for', async () => {
    const { Sha1Js } = await load(refusing('export class Sha1Js { digest() {} }'));

    expect(() => Sha1Js()).toThrow('Sha1Js is not in the bundles.');
  });

  it('keep schemas as they were', async () => {
    const source = 'var a = "A";\nexport var B$ = [3, a,\n    [0, { [a]: 1 }]\n];\n';
    const before = await load(source);
    const after = await load(schemasOnDemand(source));

    expect(after.B$).toEqual(before.B$);
  });

  it('register only errors that are told apart', () => {
    const line = (name: string) => `n0_registry.registerError(${name}$, ${name});`;

    expect(fewErrorClasses(`${line('NoSuchKey')}\n${line('TooManyUpdates')}`).trim()).toBe(line('NoSuchKey'));
  });
});
