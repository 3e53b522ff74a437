import type { APIGatewayProxyEventV2WithJWTAuthorizer, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { asAsked } from '#functions/shared/runtime/api/as-asked.ts';
import type { Binding, RequestOf } from '#functions/shared/runtime/api/bind.ts';
import { GuestTokenInvalid, RouteNotFound } from '#functions/shared/runtime/api/errors.ts';
import { findGuestToken, type GuestOf, needGuestToken } from '#functions/shared/runtime/api/guest.ts';
import { headersOf, refuseLargeHeaders } from '#functions/shared/runtime/api/headers.ts';
import type { Replies } from '#functions/shared/runtime/api/idempotency.ts';
import { parseRequest } from '#functions/shared/runtime/api/parse-request.ts';
import { admit, type Principal, principalOf } from '#functions/shared/runtime/api/principal.ts';
import { type Problem, toProblem } from '#functions/shared/runtime/api/problem.ts';
import { type Reply, replyOfAnswer, replyOfProblem } from '#functions/shared/runtime/api/reply.ts';
import { repliesFor, storedReply } from '#functions/shared/runtime/api/stored-reply.ts';
import { type RouteDefinition, routeKey } from '#functions/shared/runtime/define-route.ts';
import { faultsFor } from '#functions/shared/runtime/faults/faults.ts';
import { measured, type Observability, observe } from '#functions/shared/runtime/observability.ts';
import { type LambdaHandler, stack } from '#functions/shared/runtime/stack.ts';
import { beginTrace } from '#functions/shared/runtime/trace-context.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Event = APIGatewayProxyEventV2WithJWTAuthorizer;
type Result = APIGatewayProxyStructuredResultV2;

/** What some contexts bring beside their routes. */
export type Doors = {
  /** Opens guests' capabilities; needed where a route is for guests. */
  readonly guests?: GuestOf;
  /** Keeps replies; needed where a route says `idempotent: 'stored'`. */
  readonly replies?: Replies;
};

const noGuests: GuestOf = async () => {
  throw new GuestTokenInvalid('There are no guests here.');
};

const callerOf = async ({ route }: Binding, event: Event, doors: Doors): Promise<Principal | undefined> =>
  route.access === 'guest' ? (doors.guests ?? noGuests)(needGuestToken(findGuestToken(event))) : principalOf(event);

const run = async (binding: Binding, event: Event, trace: Trace, doors: Doors): Promise<Reply> => {
  const principal = await callerOf(binding, event, doors);
  admit(binding.route.access, principal);
  const parsed = parseRequest(binding.route, event);
  const guestToken = findGuestToken(event);
  const request = { ...parsed, principal, guestToken, headers: event.headers, trace } as RequestOf<RouteDefinition>;
  const work = async () => replyOfAnswer(binding, await binding.answer(request));
  const replies = repliesFor(binding.route, doors.replies);
  const reply = replies
    ? await storedReply(
        replies,
        { route: binding.route, owner: request.principal.sub, path: event.rawPath },
        parsed,
        work,
      )
    : await work();
  return asAsked(binding.route, event.headers, reply);
};

/** A refusal repeats what the client said, names of fields included: the log has its kind and where the faults are. */
const loggable = ({ type, status, instance, errors }: Problem) => ({
  type,
  status,
  instance,
  faults: (Array.isArray(errors) ? (errors as Readonly<Record<string, string>>[]) : []).map(
    ({ in: where, pointer }) => `${where}${pointer}`,
  ),
});

const report = ({ logger }: Observability, problem: Problem, error: unknown): void =>
  problem.status >= 500
    ? logger.error('request failed', error as Error)
    : logger.info('request refused', { problem: loggable(problem) });

const result = ({ status, body, headers }: Reply, always: Reply['headers']): Result => ({
  statusCode: status,
  headers: { ...always, ...headers },
  ...(body !== '' && { body }),
});

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
  for (const { route } of bindings) repliesFor(route, doors.replies);

  const answer = async (event: Event, binding: Binding | undefined, trace: Trace): Promise<Reply> => {
    refuseLargeHeaders(event);
    if (binding === undefined)
      throw new RouteNotFound(`${event.requestContext.http.method} ${event.rawPath} is unknown.`);
    const work = { operation: binding.route.name, correlationId: trace.correlationId };
    return measured(seen, work, world.now, () =>
      faults.around(binding.route.name, () => run(binding, event, trace, doors)),
    );
  };

  return stack(seen, async (event: Event): Promise<Result> => {
    const trace = beginTrace(world, event.requestContext.requestId, event.headers);
    const binding = byKey.get(event.routeKey);
    const always = headersOf(binding?.route, trace.correlationId);
    try {
      return result(await answer(event, binding, trace), always);
    } catch (error) {
      const problem = toProblem(error, event.rawPath);
      report(seen, problem, error);
      return result(replyOfProblem(problem), always);
    }
  });
};
