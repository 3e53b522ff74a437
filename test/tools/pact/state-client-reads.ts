import { isDeepStrictEqual } from 'node:util';
import { exchange } from '#scripts/shop/http/exchange.ts';
import { headersOf, pathOf } from '#scripts/shop/http/request.ts';
import { pact } from '#test/tools/packages.ts';
import type { ClientRead } from '#test/tools/pact/client-reads.ts';

export const TERMINAL = 'terminal-client';
export const API = 'api';

const JSON_TYPE = { 'Content-Type': 'application/json' };

/** The pact of the terminal client and the API, to which each call is added. */
export const contract = (dir: string) =>
  new pact.PactV4({ consumer: TERMINAL, provider: API, dir, logLevel: 'error', pactfileWriteMode: 'merge' } as never);

/** Writes what the client reads of an answer into its pact, having let its own transport ask a stand-in of the API. */
export const stateClientRead = async (
  { name, given, route, request, as, status, body }: ClientRead,
  dir: string,
): Promise<unknown> => {
  const sent = { ...headersOf(request), ...(as !== undefined && { authorization: `Bearer ${as}` }) };
  return contract(dir)
    .addInteraction()
    .given(given)
    .uponReceiving(`${route.name}: ${name}`)
    .withRequest(route.method, pathOf(route.path, request.params), (asked) => {
      asked.headers(sent);
      if (request.body !== undefined) asked.jsonBody(request.body);
    })
    .willRespondWith(status, (answer) => void answer.headers(JSON_TYPE).jsonBody(body))
    .executeTest(async ({ url }) => {
      const signal = AbortSignal.timeout(5_000);
      const answer = await exchange(route, request, { fetch, baseUrl: url, token: as, signal });
      if (answer.status === status && isDeepStrictEqual(answer.body, pact.Matchers.extractPayload(body))) return;
      throw new Error(`${route.name} was answered with ${answer.status}: ${JSON.stringify(answer.body)}`);
    });
};
