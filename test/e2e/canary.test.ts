import { CloudWatchLogsClient, CreateLogStreamCommand, PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, DeleteQueueCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { archiveBucketName } from '#infra/arns.ts';
import { askHere, here } from '#test/support/emulator/asking.ts';
import { rowsOf, settings } from '#test/support/emulator/aws.ts';
import { archivedTexts, executionTexts, logLines, queuedTexts } from '#test/support/emulator/leaky-places.ts';
import { REGION, STAGE } from '#test/support/emulator/shared-system.ts';
import { listenToXRay } from '#test/support/emulator/xray-listener.ts';
import { CANARIES } from '#test/support/security/bodies.ts';
import { type Canary, scan } from '#test/support/security/canary.ts';
import { takeTour } from '#test/support/security/tour.ts';

const PATIENCE_MS = 300_000;

let xray: Awaited<ReturnType<typeof listenToXRay>>;
let canaries: readonly Canary[];

beforeAll(async () => {
  xray = await listenToXRay();
  canaries = await takeTour(await here(), askHere);
}, PATIENCE_MS);

afterAll(() => {
  xray.close();
});

const PLACES = {
  logs: logLines,
  archive: archivedTexts,
  executions: executionTexts,
  queues: queuedTexts,
  traces: async () => xray.segments.map((segment) => JSON.stringify(segment)),
} as const;

type Name = keyof typeof PLACES;

const found = async (name: Name) => scan([{ name, texts: await PLACES[name]() }], canaries);

describe('after all that people do here', () => {
  it.each(['logs', 'archive', 'executions', 'traces'] as const)('much is in the %s', async (name) => {
    expect((await PLACES[name]()).join('').length).toBeGreaterThan(1_000);
  });

  it.each(Object.keys(PLACES) as Name[])(
    'nobody’s data is in the %s',
    async (name) => expect(await found(name)).toEqual([]),
    PATIENCE_MS,
  );

  it.each(['cart', 'catalog', 'inventory', 'operations', 'orders', 'payments', 'sandbox'])(
    'nobody’s data is in the rows of %s',
    async (name) => {
      const texts = (await rowsOf(name)).map((row) => JSON.stringify(row));
      expect(scan([{ name, texts }], canaries)).toEqual([]);
    },
  );
});

describe('the scanner', () => {
  it('finds what a function would log', async () => {
    const logs = new CloudWatchLogsClient(settings());
    const where = { logGroupName: `/aws/lambda/${resourceName(STAGE, 'orders', 'api')}`, logStreamName: 'a-leak' };
    await logs.send(new CreateLogStreamCommand(where));
    const logEvents = [{ timestamp: Date.now(), message: JSON.stringify({ to: CANARIES.line1 }) }];
    await logs.send(new PutLogEventsCommand({ ...where, logEvents }));
    expect(await found('logs')).not.toEqual([]);
  });

  it('finds what an archived event would hold', async () => {
    const objects = new S3Client({ ...settings(), forcePathStyle: true });
    const Bucket = archiveBucketName(STAGE, '000000000000', REGION);
    const where = { Bucket, Key: 'leaks/1.jsonl' };
    await objects.send(new PutObjectCommand({ ...where, Body: CANARIES.email }));
    expect(await found('archive')).not.toEqual([]);
    await objects.send(new DeleteObjectCommand(where));
  });

  it('finds what would lie in a queue', async () => {
    const client = new SQSClient(settings());
    const QueueName = resourceName(STAGE, 'tests', 'leak');
    const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName }));
    await client.send(new SendMessageCommand({ QueueUrl, MessageBody: CANARIES.name }));
    expect(await found('queues')).not.toEqual([]);
    await client.send(new DeleteQueueCommand({ QueueUrl }));
  });
});
