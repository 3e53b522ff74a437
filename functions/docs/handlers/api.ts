import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { packedPages } from '#functions/docs/adapters/packed-pages.ts';
import { answerPage, type ReadPage } from '#functions/docs/application/answer-page.ts';
import { type PackedFile, packedFiles } from '#functions/docs/contract/packed-files.ts';
import {
  docsRoutes,
  getAsyncApi,
  getDocsAsset,
  getOpenApi,
  showApi,
  showEvents,
} from '#functions/docs/contract/routes.ts';
import { RouteNotFound } from '#functions/shared/runtime/api/errors.ts';
import { headersOf, refuseLargeHeaders } from '#functions/shared/runtime/api/headers.ts';
import { toProblem } from '#functions/shared/runtime/api/problem.ts';
import { replyOfProblem } from '#functions/shared/runtime/api/reply.ts';
import { routeKey } from '#functions/shared/runtime/define-route.ts';
import { measured, observe } from '#functions/shared/runtime/observability.ts';
import { type LambdaHandler, stack } from '#functions/shared/runtime/stack.ts';
import type { World } from '#functions/shared/runtime/world.ts';

type Event = Pick<APIGatewayProxyEventV2, 'routeKey' | 'rawPath' | 'headers' | 'cookies' | 'pathParameters'> & {
  readonly requestContext: Pick<APIGatewayProxyEventV2['requestContext'], 'requestId'>;
};
type Result = APIGatewayProxyStructuredResultV2;

const FILES: Readonly<Record<string, PackedFile>> = {
  [routeKey(showApi)]: 'api.html',
  [routeKey(showEvents)]: 'events.html',
  [routeKey(getOpenApi)]: 'openapi.json',
  [routeKey(getAsyncApi)]: 'asyncapi.json',
};

const isPacked = (name: string): name is PackedFile => Object.hasOwn(packedFiles, name);

/** @throws RouteNotFound */
const fileOf = ({ routeKey: key, rawPath, pathParameters }: Event): PackedFile => {
  const name = key === routeKey(getDocsAsset) ? (pathParameters?.file ?? '') : (FILES[key] ?? '');
  if (isPacked(name)) return name;
  throw new RouteNotFound(`GET ${rawPath} is unknown.`);
};

const nameOf = ({ routeKey: key }: Event): string =>
  docsRoutes.find((route) => routeKey(route) === key)?.name ?? 'unknown';

/** Pages are files and no JSON: they have a stack of their own, with the same observability as every other API. */
export const create = (world: World, pages: ReadPage = packedPages(import.meta.url)): LambdaHandler<Event, Result> => {
  const seen = observe('docs');
  const answer = answerPage(pages);
  const serve = async (event: Event): Promise<Result> => {
    refuseLargeHeaders(event);
    const { status, headers, bytes } = await answer(fileOf(event), event.headers);
    const body = Buffer.from(bytes).toString('base64');
    return {
      statusCode: status,
      headers: { 'x-request-id': event.requestContext.requestId, ...headers },
      body,
      isBase64Encoded: true,
    };
  };
  return stack(seen, async (event: Event): Promise<Result> => {
    const work = { operation: nameOf(event), correlationId: event.requestContext.requestId };
    try {
      return await measured(seen, work, world.now, () => serve(event));
    } catch (error) {
      const { status, headers, body } = replyOfProblem(toProblem(error, event.rawPath));
      if (status >= 500) seen.logger.error('request failed', error as Error);
      return { statusCode: status, headers: { ...headersOf(undefined, work.correlationId), ...headers }, body };
    }
  });
};
