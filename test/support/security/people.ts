import type { APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type Operation, operationNamed } from '#test/support/security/operations.ts';
import type { Town } from '#test/support/security/town.ts';
import { toApiEvent } from '#test/support/system/api-call.ts';

/** Somebody who calls: with the claims of an access token, with a guest's capability, with both, or with nothing. */
export type Person = {
  readonly name: string;
  readonly sub?: string;
  readonly groups?: string;
  readonly guestToken?: string;
};

export type Request = {
  readonly params?: Record<string, string>;
  readonly query?: Record<string, string>;
  readonly headers?: Record<string, string>;
  /** An object is sent as JSON, a text as it is. */
  readonly body?: unknown;
};

export type Answer = {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly text: string;
  readonly body: Readonly<Record<string, unknown>>;
};

export type Ask = (operation: Operation | string, person: Person, request?: Request) => Promise<Answer>;

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** As the pool's own tokens look; that its signature holds is for the gateway to see. */
export const bearerOf = (sub: string): string => `${part({ alg: 'RS256' })}.${part({ sub, token_use: 'access' })}.x`;

const bodyOf = (text: string): Answer['body'] => (text === '' ? {} : (JSON.parse(text) as Answer['body']));

/** Asks the town's functions as the gateway would, for whoever it is. */
export const asking =
  (town: Town): Ask =>
  async (wanted, { sub, groups, guestToken }, { headers = {}, ...request } = {}) => {
    const operation = typeof wanted === 'string' ? operationNamed(wanted) : wanted;
    const event = toApiEvent({
      route: operation as never,
      ...request,
      headers: {
        ...(sub !== undefined && { authorization: `Bearer ${bearerOf(sub)}` }),
        ...(guestToken !== undefined && { 'guest-token': guestToken }),
        ...headers,
      },
      ...(sub !== undefined && { as: { sub, ...(groups !== undefined && { groups }) } }),
    });
    const answer = (await town.serve(operation.id, event)) as APIGatewayProxyStructuredResultV2;
    const text = answer.body ?? '';
    return {
      status: answer.statusCode ?? 0,
      headers: (answer.headers ?? {}) as Record<string, string>,
      text,
      body: bodyOf(text),
    };
  };

export const nobody: Person = { name: 'nobody' };
export const admin: Person = { name: 'an operator', sub: 'admin-1', groups: '[admin]' };
export const otherAdmin: Person = { name: 'another operator', sub: 'admin-2', groups: '[admin]' };

/** @throws Error when none is given */
export const newGuest = async (ask: Ask, name: string): Promise<Person> => {
  const { body } = await ask('beginGuest', nobody);
  if (typeof body.token !== 'string') throw new Error(`No guest's token came: ${JSON.stringify(body)}`);
  return { name, guestToken: body.token };
};
