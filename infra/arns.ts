import { ArnFormat, Stack } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import type { Settings } from '#infra/settings-type.ts';

/**
 * Names of what other stacks own, composed and never looked up, so that no stack exports anything.
 * Each bucket's name carries account and region, because bucket names are one namespace for the whole world.
 */
export const archiveBucketName = (stage: string, account: string, region: string): string =>
  `${resourceName(stage, 'platform', 'archive')}-${account}-${region}`;

/** Files to import, and the reports on them. */
export const importsBucketName = (stage: string, account: string, region: string): string =>
  `${resourceName(stage, 'catalog', 'imports')}-${account}-${region}`;

export const busName = (stage: string): string => resourceName(stage, 'platform', 'bus');

export const alarmTopicName = (stage: string): string => resourceName(stage, 'platform', 'alarms');

/** `/bazaar/<stage>/<name>`: what AWS names (ids of API and pool), public keys, fault switches. */
export const parameterName = (stage: string, name: string): string => `/bazaar/${stage}/${name}`;

export const webhookSecretName = (stage: string): string => resourceName(stage, 'sandbox', 'webhook-secret');

const { COLON_RESOURCE_NAME, NO_RESOURCE_NAME, SLASH_RESOURCE_NAME } = ArnFormat;

/** The alias by which functions with a canary are called. */
export const LIVE = 'live';

/** ARNs in the account and region of a construct's stack. */
export const arnsIn = (scope: Construct, { stage, functions }: Settings) => {
  const stack = Stack.of(scope);
  const named = (service: string, resource: string, name: string, arnFormat = SLASH_RESOURCE_NAME): string =>
    stack.formatArn({ service, resource, resourceName: name, arnFormat });
  const plain = (service: string, name: string): string =>
    stack.formatArn({ service, resource: name, arnFormat: NO_RESOURCE_NAME });
  const bucket = archiveBucketName(stage, stack.account, stack.region);
  const qualifier = (fn: string): string => (functions.canary.some((kind) => kind === fn) ? `:${LIVE}` : '');
  return {
    /** What callers call: the alias, where the stage has canaries for this kind of function. */
    function: (context: string, fn: string) =>
      named('lambda', 'function', `${resourceName(stage, context, fn)}${qualifier(fn)}`, COLON_RESOURCE_NAME),
    table: (context: string) => named('dynamodb', 'table', resourceName(stage, context, 'table')),
    queue: (context: string, thing: string) => plain('sqs', resourceName(stage, context, thing)),
    bus: () => named('events', 'event-bus', busName(stage)),
    alarmTopic: () => plain('sns', alarmTopicName(stage)),
    archiveBucket: () => bucket,
    archive: () => `arn:${stack.partition}:s3:::${bucket}`,
    archiveObjects: (prefix: string) => `arn:${stack.partition}:s3:::${bucket}/${prefix}*`,
    parameter: (name: string) => named('ssm', 'parameter', parameterName(stage, name).slice(1)),
    /** Secrets Manager adds a dash and six characters of its own. */
    secret: (name: string) => named('secretsmanager', 'secret', `${name}-??????`, COLON_RESOURCE_NAME),
  };
};
