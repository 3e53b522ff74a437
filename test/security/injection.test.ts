import { beforeEach, describe, expect, it } from '@jest/globals';
import { bodies, texts, values } from '#test/support/security/corpora.ts';
import { type Place, textsIn, valueAt, withValue } from '#test/support/security/fields.ts';
import { leaksIn } from '#test/support/security/leaks.ts';
import { contractFaults, operationNamed } from '#test/support/security/operations.ts';
import type { Answer, Request } from '#test/support/security/people.ts';
import { type Sample, samplesFor } from '#test/support/security/samples.ts';
import { setScene } from '#test/support/security/scene.ts';

const scene = await setScene();
const { town, ask } = scene;
const asItWas = town.dynamo.snapshot();

beforeEach(() => town.dynamo.restore(asItWas));

const samples = samplesFor(scene);
const withBody = samples.filter(({ operation }) => operation.hasBody);

const title = ({ operation: { method, path } }: Sample): string => `${method} ${path}`;

/** Headers that would carry a line of their own are the end of all other headers. */
const brokenHeaders = ({ headers }: Answer): string[] =>
  Object.entries(headers).flatMap(([name, value]) => (/[\r\n\0]/.test(String(value)) ? [name] : []));

/** Whatever is sent: the answer is one of the document's, says nothing of the inside, and the server is well. */
const send = async ({ operation, as }: Sample, request: Request) => {
  const answer = await ask(operation, as, request);
  const { status, text } = answer;
  const problems = [
    ...(status >= 500 ? [`${status} ${text}`] : []),
    ...contractFaults(operation, answer),
    ...brokenHeaders(answer),
    ...(status >= 400 ? leaksIn(text, request) : []),
  ];
  return { answer, problems };
};

/** Where what was written is read again, and how its id comes out of the answer. */
const READERS: Readonly<Record<string, readonly [reader: string, param?: string]>> = {
  addAddress: ['getAddress', 'addressId'],
  changeAddress: ['getAddress', 'addressId'],
  changeMe: ['getMe'],
  changePreferences: ['getPreferences'],
  createProduct: ['getProductForOperators', 'productId'],
  createQuote: ['getQuote', 'quoteId'],
  createQuoteAsGuest: ['getQuoteAsGuest', 'quoteId'],
  editProduct: ['getProductForOperators', 'productId'],
  importProduct: ['getProductForOperators', 'productId'],
  replaceProduct: ['getProductForOperators', 'productId'],
};

const readAgain = async ({ operation, as }: Sample, { body }: Answer): Promise<unknown> => {
  const [reader, param] = READERS[operation.id] ?? [];
  if (reader === undefined) return undefined;
  const params = param === undefined ? {} : { [param]: String(body.id) };
  return (await ask(operationNamed(reader), as, { params })).body;
};

/** Around a text nothing is kept; within it, everything. A language has one way to be written. */
const sameText = (kept: unknown, sent: unknown, pointer: string): boolean =>
  kept === sent ||
  kept === String(sent).trim() ||
  (pointer.endsWith('/language') && Intl.getCanonicalLocales(String(sent))[0] === kept);

/** @returns what became of a text that was taken, where it can be read again */
const changed = async (sample: Sample, { pointer }: Place, answer: Answer, sent: unknown): Promise<unknown[]> => {
  if (answer.status >= 300) return [];
  const kept = valueAt(await readAgain(sample, answer), pointer);
  return kept === undefined || sameText(kept, sent, pointer) ? [] : [{ sent, kept }];
};

const fields = withBody.flatMap((sample) =>
  textsIn(sample.operation, sample.request.body).map(
    (place) => [`${title(sample)} at ${place.pointer}`, sample, place] as const,
  ),
);

describe('every text of every body', () => {
  it('is found', () => {
    expect(fields.length).toBeGreaterThan(90);
  });

  it.each(fields)('%s takes what it should, keeps it as it is, and refuses the rest', async (_, sample, place) => {
    const problems: unknown[] = [];
    for (const [what, text] of Object.entries({ ...texts, ...values })) {
      town.dynamo.restore(asItWas);
      const request = { ...sample.request, body: withValue(sample.request.body, place.pointer, text) };
      const { answer, problems: found } = await send(sample, request);
      found.push(...(await changed(sample, place, answer, text)).map((one) => JSON.stringify(one)));
      if (found.length > 0) problems.push([what, ...found]);
    }
    expect(problems).toEqual([]);
  });
});

describe('every body', () => {
  it.each(withBody.map((sample) => [title(sample), sample] as const))(
    'of %s is refused in peace',
    async (_, sample) => {
      const problems: unknown[] = [];
      for (const [what, body] of Object.entries(bodies)) {
        const { answer, problems: found } = await send(sample, { ...sample.request, body });
        if (found.length > 0 || answer.status < 400) problems.push([what, answer.status, ...found]);
      }
      expect(problems).toEqual([]);
    },
  );
});

describe('every text in a path or a query', () => {
  const places = samples.flatMap((sample) =>
    [
      ...sample.operation.params.map((name) => ['params', name] as const),
      ...sample.operation.query.map((name) => ['query', name] as const),
    ].map(([where, name]) => [`${title(sample)} with ${name}`, sample, where, name] as const),
  );

  /** What cannot be written in an address at all never comes here. */
  const sendable = Object.entries(texts).filter(([, text]) => text.isWellFormed());
  /** A foreign catalogue may call its products as it likes. */
  const takesAny = ({ operation }: Sample) => operation.id === 'importProduct';

  it.each(places)('%s finds nothing that is not there', async (_, sample, where, name) => {
    const problems: unknown[] = [];
    for (const [what, text] of sendable) {
      const { [where]: there = {} } = sample.request;
      const { answer, problems: found } = await send(sample, {
        ...sample.request,
        [where]: { ...there, [name]: text },
      });
      if (where === 'params' && answer.status < 400 && !takesAny(sample)) found.push(`${answer.status}`);
      if (found.length > 0) problems.push([what, ...found]);
    }
    expect(problems).toEqual([]);
  });
});

const HEADERS = [
  'idempotency-key',
  'if-match',
  'if-none-match',
  'prefer',
  'accept',
  'content-type',
  'traceparent',
  'x-request-id',
  'user-agent',
];

/** Headers are read by one door for all routes: one of each kind shows it. */
const ofEachKind = [
  ...new Map(
    samples.map((sample) => {
      const { access, keyed, versioned } = sample.operation;
      return [[access, keyed, versioned].join(), sample] as const;
    }),
  ).values(),
];

describe('every header', () => {
  it.each(ofEachKind.map((sample) => [title(sample), sample] as const))(
    'of %s may say what it likes',
    async (_, sample) => {
      const problems: unknown[] = [];
      for (const name of HEADERS)
        for (const [what, text] of Object.entries(texts)) {
          town.dynamo.restore(asItWas);
          const { problems: found } = await send(sample, {
            ...sample.request,
            headers: { ...sample.request.headers, [name]: text },
          });
          if (found.length > 0) problems.push([name, what, ...found]);
        }
      expect(problems).toEqual([]);
    },
  );
});
