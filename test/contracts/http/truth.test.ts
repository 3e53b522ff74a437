import { describe, expect, it } from '@jest/globals';
import { type Example, readExamples } from '#scripts/contracts/openapi/examples.ts';
import { UNSAID } from '#scripts/contracts/openapi/headers.ts';
import { openApi, type Parameter } from '#test/contracts/http/open-api.ts';

const api = openApi();
const examples = readExamples();
const title = ({ operationId, name, answer }: Example) => `${operationId} ${name} ${answer.status}`;

const given = ({ name, in: place }: Parameter, { params, query, headers }: Example['request']): string | undefined =>
  ({ path: params?.[name], query: query?.[name], header: headers?.[name.toLowerCase()] })[place];

const typed = ({ schema }: Parameter, value: string): unknown => (schema.type === 'integer' ? Number(value) : value);

const faultsOfParameter = (parameter: Parameter, request: Example['request']): string[] => {
  const value = given(parameter, request);
  if (value === undefined) return parameter.required ? [`${parameter.name} is missing`] : [];
  return api.faults(parameter.pointer, typed(parameter, value)).map((fault) => `${parameter.name}: ${fault}`);
};

const requestFaults = ({ operationId, request }: Example): string[] => {
  const { parameters, body } = api.operation(operationId);
  const known = parameters.filter((one) => one.in === 'query').map(({ name }) => name);
  const unknown = Object.keys(request.query ?? {}).filter((name) => !known.includes(name));
  return [
    ...parameters.flatMap((parameter) => faultsOfParameter(parameter, request)),
    ...unknown.map((name) => `${name} is in no contract`),
    ...(body === undefined ? [] : api.faults(body, request.body)),
  ];
};

const bodyFaults = ({ operationId, answer }: Example): string[] => {
  const response = api.operation(operationId).response(answer.status);
  if (response === undefined) return [`${answer.status} is not in the document`];
  if (answer.body === undefined) return response.content === undefined ? [] : ['there should be a body'];
  const type = answer.headers['content-type'] ?? '';
  if (response.content?.[type] === undefined) return [`${type} is not in the document`];
  return api.faults(`${response.pointer}/content/${api.escaped(type)}/schema`, answer.body);
};

const headerFaults = ({ operationId, answer }: Example): string[] => {
  const declared = api.operation(operationId).response(answer.status)?.headers ?? {};
  const missing = Object.entries(declared).filter(([name, { required }]) => required && !(name in answer.headers));
  const unknown = Object.keys(answer.headers).filter((name) => !(name in declared) && !UNSAID.includes(name));
  return [...missing.map(([name]) => `${name} is missing`), ...unknown.map((name) => `${name} is not declared`)];
};

describe('the OpenAPI document', () => {
  it.each(examples.map((example) => [title(example), example] as const))('is true of %s', (_, example) => {
    expect({ body: bodyFaults(example), headers: headerFaults(example) }).toEqual({ body: [], headers: [] });
  });

  const served = examples.filter(({ answer }) => answer.status < 400);
  it.each(served.map((example) => [title(example), example] as const))('allows the request %s', (_, example) => {
    expect(requestFaults(example)).toEqual([]);
  });

  it('would be found out if it lied', () => {
    const [example] = served.filter(({ operationId, answer }) => operationId === 'getOrder' && answer.status === 200);
    const lie = { ...example, answer: { ...example?.answer, body: { id: 7 }, headers: { 'x-other': '1' } } } as Example;
    expect(
      bodyFaults({ ...lie, answer: { ...lie.answer, headers: { 'content-type': 'application/json' } } }),
    ).toContain('/id must be string');
    expect(headerFaults(lie)).toEqual(['x-request-id is missing', 'x-other is not declared']);
  });
});
