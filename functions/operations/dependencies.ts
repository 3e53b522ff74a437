import type { LambdaClient } from '@aws-sdk/client-lambda';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SSMClient } from '@aws-sdk/client-ssm';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { actionRecorder, actionsLister } from '#functions/operations/adapters/action-repository.ts';
import { archiveWriter } from '#functions/operations/adapters/archive-writer.ts';
import { faultsLoader, faultsSaver } from '#functions/operations/adapters/faults-parameter.ts';
import { decidedFaultsLoader, faultsDecider } from '#functions/operations/adapters/faults-repository.ts';
import { findingLoader, findingSaver, openFindingsLister } from '#functions/operations/adapters/finding-repository.ts';
import { parkedLister, parkedLoader, parkedMover } from '#functions/operations/adapters/parked-records.ts';
import { relayInvoker } from '#functions/operations/adapters/relay-invoker.ts';
import { tableChecker } from '#functions/operations/adapters/table-health.ts';
import type { WhoAndWhen } from '#functions/operations/application/record.ts';
import { instant } from '#functions/shared/kernel/clock.ts';
import { randomId } from '#functions/shared/kernel/ids.ts';
import { faultsParameter } from '#functions/shared/runtime/faults/fault-switch.ts';
import { setting, stageOf, type World } from '#functions/shared/runtime/world.ts';

export type ApiClients = {
  readonly dynamo: DynamoDBDocumentClient;
  readonly objects: S3Client;
  readonly parameters: SSMClient;
  readonly functions: LambdaClient;
};

const parkedPorts = (world: World, { objects, functions }: ApiClients) => {
  const bucket = setting(world, 'ARCHIVE_BUCKET');
  return {
    listParked: parkedLister(objects, bucket),
    loadParked: parkedLoader(objects, bucket),
    moveParked: parkedMover(objects, bucket),
    askRelay: relayInvoker(functions, stageOf(world)),
  };
};

const faultPorts = (world: World, { dynamo, parameters }: ApiClients, table: string) => {
  const parameter = faultsParameter(stageOf(world));
  return {
    available: world.environment.BAZAAR_FAULTS === 'on',
    loadFaults: faultsLoader(parameters, parameter),
    saveFaults: faultsSaver(parameters, parameter),
    loadDecidedFaults: decidedFaultsLoader(dynamo, table),
    decideFaults: faultsDecider(dynamo, table),
  };
};

const actOf =
  (world: World) =>
  (by: string): WhoAndWhen => ({ id: randomId('act', world.randomBytes), at: instant(world.now()), by });

export const apiDependencies = (world: World, clients: ApiClients) => {
  const table = setting(world, 'OPERATIONS_TABLE');
  return {
    ...parkedPorts(world, clients),
    ...faultPorts(world, clients, table),
    checkTable: tableChecker(clients.dynamo, table),
    recordAction: actionRecorder(clients.dynamo, table),
    listActions: actionsLister(clients.dynamo, table),
    listOpenFindings: openFindingsLister(clients.dynamo, table),
    act: actOf(world),
  };
};

export const archiveDependencies = (world: World, objects: S3Client) => ({
  writeArchive: archiveWriter(objects, setting(world, 'ARCHIVE_BUCKET')),
});

export const findingDependencies = (world: World, dynamo: DynamoDBDocumentClient) => {
  const table = setting(world, 'OPERATIONS_TABLE');
  return {
    listOpenFindings: openFindingsLister(dynamo, table),
    loadFinding: findingLoader(dynamo, table),
    saveFinding: findingSaver(dynamo, table),
  };
};
