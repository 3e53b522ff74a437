import type { Answer, Binding } from '#functions/shared/runtime/api/bind.ts';
import type { Problem } from '#functions/shared/runtime/api/problem.ts';

/** What is answered, as text, without what belongs to this one request (its id). */
export type Reply = {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
};

/** An answer that breaks its own contract is our defect: it becomes a 500, and the log says what is wrong with it. */
export const replyOfAnswer = ({ route }: Binding, { status, body, headers = {} }: Answer): Reply => {
  const schema = route.responses[status];
  if (schema === undefined) throw new Error(`${route.name} answered ${status}, which its contract does not know.`);
  const said = schema.parse(body);
  return said === undefined
    ? { status, body: '', headers }
    : { status, body: JSON.stringify(said), headers: { 'content-type': 'application/json', ...headers } };
};

/** A client that cannot be served now is told when to come back. */
const retryAfter = ({ status, retryAfterSeconds = status === 503 ? 1 : undefined }: Problem) =>
  retryAfterSeconds === undefined ? {} : { 'retry-after': String(retryAfterSeconds) };

export const replyOfProblem = (problem: Problem): Reply => ({
  status: problem.status,
  body: JSON.stringify(problem),
  headers: { 'content-type': 'application/problem+json', ...retryAfter(problem) },
});
