import { checkHealth } from '#functions/operations/application/check-health.ts';
import { pageOfActions, pageOfFindings } from '#functions/operations/application/list-pages.ts';
import { listParkedRecords } from '#functions/operations/application/list-parked.ts';
import { resendRecord } from '#functions/operations/application/resend-record.ts';
import { type Faults, readFaults, setFaults } from '#functions/operations/application/set-faults.ts';
import * as routes from '#functions/operations/contract/routes.ts';
import { type ApiClients, apiDependencies } from '#functions/operations/dependencies.ts';
import { etag, ok } from '#functions/shared/runtime/api/answers.ts';
import { apiHandler } from '#functions/shared/runtime/api/api-handler.ts';
import { type Binding, bind } from '#functions/shared/runtime/api/bind.ts';
import { documentClient } from '#functions/shared/runtime/clients/dynamo.ts';
import { lambdaClient } from '#functions/shared/runtime/clients/lambda.ts';
import { objectsClient } from '#functions/shared/runtime/clients/objects.ts';
import { parameterClient } from '#functions/shared/runtime/clients/parameters.ts';
import { stageOf, type World } from '#functions/shared/runtime/world.ts';

type Ports = ReturnType<typeof apiDependencies>;

const defaults = (): ApiClients => ({
  dynamo: documentClient(),
  objects: objectsClient(),
  parameters: parameterClient(),
  functions: lambdaClient(),
});

const health = (world: World, ports: Ports): Binding => {
  const said = { stage: stageOf(world), version: world.environment.BAZAAR_VERSION ?? 'unknown' };
  return bind(routes.getHealth, async () => {
    const found = await checkHealth(ports)();
    return { status: found.status === 'ok' ? (200 as const) : (503 as const), body: { ...said, ...found } };
  });
};

const faultsAnswer = ({ faults, version }: Faults) => ok(faults, etag(version));

const actions = (ports: Ports): Binding[] => [
  bind(routes.setFaults, async ({ body: { switches }, version, principal }) =>
    faultsAnswer(await setFaults(ports)({ switches, version }, ports.act(principal.sub))),
  ),
  bind(routes.resendParkedRecord, async ({ body, principal }) =>
    ok(await resendRecord(ports)(body.key, ports.act(principal.sub))),
  ),
];

const lists = (ports: Ports): Binding[] => [
  bind(routes.getFaults, async () => faultsAnswer(await readFaults(ports)())),
  bind(routes.listFindings, async ({ query }) => ok(await pageOfFindings(ports)(query))),
  bind(routes.listParkedRecords, async ({ query }) => ok(await listParkedRecords(ports)(query))),
  bind(routes.listActions, async ({ query }) => ok(await pageOfActions(ports)(query))),
];

/** No fault strikes here: whoever switched all of them on must be able to switch them off again. */
const unharmed = (world: World): World => ({
  ...world,
  environment: { ...world.environment, BAZAAR_FAULTS: undefined },
});

/** Also answers every path that nobody knows (`$default`). */
export const create = (world: World, clients: ApiClients = defaults()) => {
  const ports = apiDependencies(world, clients);
  return apiHandler('operations', [health(world, ports), ...actions(ports), ...lists(ports)], unharmed(world));
};
