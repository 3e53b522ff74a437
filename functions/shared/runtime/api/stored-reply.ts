import { fingerprint } from '#functions/shared/kernel/ids.ts';
import type { Replies } from '#functions/shared/runtime/api/idempotency.ts';
import type { Parsed } from '#functions/shared/runtime/api/parse-request.ts';
import { toProblem } from '#functions/shared/runtime/api/problem.ts';
import { type Reply, replyOfProblem } from '#functions/shared/runtime/api/reply.ts';
import type { RouteDefinition } from '#functions/shared/runtime/define-route.ts';

/** The store of a route that wants one. @throws Error where it has none, or where strangers would share their keys */
export const repliesFor = ({ name, idempotent, access }: RouteDefinition, replies?: Replies): Replies | undefined => {
  if (idempotent !== 'stored') return undefined;
  if (access === 'public') throw new Error(`${name} is public: a stored reply would be given to strangers.`);
  if (replies === undefined) throw new Error(`${name} keeps its replies: its API needs a door for them.`);
  return replies;
};

type Asked = { readonly route: RouteDefinition; readonly owner: string; readonly path: string };

/** A refusal is a reply too, which frees the key for the same request; who waits for it now gets the error itself. */
export const storedReply = async (
  replies: Replies,
  { route, owner, path }: Asked,
  { params, query, body, idempotencyKey: key }: Parsed,
  work: () => Promise<Reply>,
): Promise<Reply> => {
  const failures: unknown[] = [];
  const reply = await replies({ owner, route: route.name, key, request: fingerprint({ params, query, body }) }, () =>
    work().catch((error: unknown) => {
      failures.push(error);
      return replyOfProblem(toProblem(error, path));
    }),
  );
  if (failures.length > 0) throw failures[0];
  return reply;
};
