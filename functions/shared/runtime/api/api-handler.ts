import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import type { Answer, Binding } from '#functions/shared/runtime/api/bind.ts';
import { GuestTokenInvalid, RouteNotFound } from '#functions/shared/runtime/api/errors.ts';
import { type GuestOf, guestTokenOf } from '#functions/shared/runtime/api/guest.ts';
import { parseRequest } from '#functions/shared/runtime/api/parse-request.ts';
import { admit, type Principal, principalOf } from '#functions/shared/runtime/api/principal.ts';
import { type Problem, toProblem } from '#functions/shared/runtime/api/problem.ts';
import { routeKey } from '#functions/shared/runtime/define-route.ts';
import { faultsFor } from '#functions/shared/runtime/faults/faults.ts';
import { measured, type Observability, observe } from '#functions/shared/runtime/observability.ts';
import { type LambdaHandler, stack } from '#functions/shared/runtime/stack.ts';
import { beginTrace } from '#functions/shared/runtime/trace-context.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Result = APIGatewayProxyStructuredResultV2;

const RETRY_AFTER_SECONDS = '1';

const answerWith = (status: number, type: string, value: unknown, headers: Record<string, string>): Result => ({
  statusCode: status,
  headers: { 'content-type': type, 'cache-control': 'no-store', 'x-content-type-options': 'nosniff', ...headers },
  body: JSON.stringify(value),
});

const problemResult = (problem: Problem, requestId: string): Result =>
  answerWith(problem.status, 'application/problem+json', problem, {
    'x-request-id': requestId,
    ...(problem.status === 503 && { 'retry-after': RETRY_AFTER_SECONDS }),
  });

/** An answer that breaks its own contract is our defect: it becomes a 500, and the log says what is wrong with it. */
const checked = ({ route }: Binding, { status, body }: Answer): unknown => {
  const schema = route.responses[status];
  if (schema === undefined) throw new Error(`${route.name} answered ${status}, which its contract does not know.`);
  return schema.parse(body);
};

/** What some contexts bring beside their routes. */
export type Doors = {
  /** Opens guests' capabilities; needed where a route is for guests. */
  readonly guests?: GuestOf;
};

const noGuests: GuestOf = async () => {
  throw new GuestTokenInvalid('There are no guests here.');
};

const callerOf = async ({ route }: Binding, event: Event, doors: Doors): Promise<Principal | undefined> =>
  route.access === 'guest' ? (doors.guests ?? noGuests)(guestTokenOf(event)) : principalOf(event);

const run = async (binding: Binding, event: Event, trace: Trace, doors: Doors): Promise<Result> => {
  const principal = await callerOf(binding, event, doors);
  admit(binding.route.access, principal);
  const request = { ...parseRequest(binding.route, event), principal, headers: event.headers, trace };
  const answer = await binding.answer(request as Parameters<Binding['answer']>[0]);
  return answerWith(answer.status, 'application/json', checked(binding, answer), {
    'x-request-id': trace.correlationId,
    ...answer.headers,
  });
};

const report = ({ logger }: Observability, problem: Problem, error: unknown): void =>
  problem.status >= 500 ? logger.error('request failed', error as Error) : logger.info('request refused', { problem });

/**
 * The stack of every API function: observability, faults (outside production), parsing at the door, problem documents.
 * @param bindings the routes of the context's contract with their use cases; `$default` answers unknown paths
 */
export const apiHandler = (
  service: string,
  bindings: readonly Binding[],
  world: World,
  doors: Doors = {},
): LambdaHandler<Event, Result> => {
  const seen = observe(service);
  const faults = faultsFor(`${service}-api`, world);
  const byKey = new Map(bindings.map((binding) => [routeKey(binding.route), binding]));
  const answer = async (event: Event): Promise<Result> => {
    const trace = beginTrace(world, event.requestContext.requestId, event.headers);
    try {
      const binding = byKey.get(event.routeKey);
      if (binding === undefined)
        throw new RouteNotFound(`${event.requestContext.http.method} ${event.rawPath} is unknown.`);
      const work = { operation: binding.route.name, correlationId: trace.correlationId };
      return await measured(seen, work, world.now, () =>
        faults.around(binding.route.name, () => run(binding, event, trace, doors)),
      );
    } catch (error) {
      const problem = toProblem(error, event.rawPath);
      report(seen, problem, error);
      return problemResult(problem, trace.correlationId);
    }
  };
  return stack(seen, answer);
};
