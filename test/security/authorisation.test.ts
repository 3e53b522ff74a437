import { beforeEach, describe, expect, it } from '@jest/globals';
import { marksIn, marksOf } from '#test/support/security/marks.ts';
import { meanwhile } from '#test/support/security/meanwhile.ts';
import { contractFaults, type Operation, operations } from '#test/support/security/operations.ts';
import { type Answer, admin, nobody, otherAdmin, type Person } from '#test/support/security/people.ts';
import { objectsOf } from '#test/support/security/rows.ts';
import { type Sample, samplesFor } from '#test/support/security/samples.ts';
import { setScene } from '#test/support/security/scene.ts';

const scene = await setScene();
const { town, ask, people } = scene;
const samples = samplesFor(scene);
const marks = marksOf(scene);
const asItWas = town.dynamo.snapshot();

beforeEach(() => town.dynamo.restore(asItWas));

/** The same token with one character in the middle changed. */
const altered = (token = ''): string => {
  const at = Math.floor(token.length / 2);
  return `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
};

type Attempt = { readonly by: Person; readonly statuses: readonly number[] };

const unauthenticated = (by: Person): Attempt => ({ by, statuses: [401] });

const others: Record<Operation['access'], readonly Person[]> = {
  public: [],
  buyer: [people.stranger, { ...admin, name: 'an operator on a buyer’s route' }],
  guest: [people.otherGuest],
  admin: [],
};

/** Who is turned away at the door of a route of this kind, whatever they ask for. */
const turnedAway: Record<Operation['access'], readonly Attempt[]> = {
  public: [],
  buyer: [unauthenticated(nobody), unauthenticated(people.guest)],
  guest: [
    unauthenticated(nobody),
    unauthenticated(people.owner),
    unauthenticated(admin),
    unauthenticated({
      name: 'a guest with a token altered by a character',
      guestToken: altered(people.guest.guestToken),
    }),
    unauthenticated({ name: 'a guest with a made-up token', guestToken: `gst_${'A'.repeat(80)}.${'A'.repeat(86)}` }),
  ],
  admin: [
    unauthenticated(nobody),
    unauthenticated(people.guest),
    { by: people.owner, statuses: [403] },
    { by: people.stranger, statuses: [403] },
  ],
};

/** A cart is its caller's own: the same path is about another cart, in which there is no such line. */
const isOfCaller = ({ path }: Operation): boolean => /^(\/guest)?\/cart\//.test(path);

const strangers = (operation: Operation): Attempt[] =>
  others[operation.access].map((by) => ({ by, statuses: isOfCaller(operation) ? [404, 412] : [404] }));

type Case = Sample & Attempt;

const named = (one: Case): [string, Case] => [`${one.operation.method} ${one.operation.path} by ${one.by.name}`, one];

const withId = samples.filter(({ operation }) => operation.params.length > 0);
const withoutId = samples.filter(({ operation }) => operation.params.length === 0);

const cases = (of: readonly Sample[], attempts: (operation: Operation) => readonly Attempt[]): [string, Case][] =>
  of.flatMap((sample) => attempts(sample.operation).map((attempt) => named({ ...sample, ...attempt })));

const objects = (): unknown[] => objectsOf(town);

/** In front of the routes for accounts stands the gateway: what it answers is documented, and this is the door behind it. */
const brokenPromises = (operation: Operation, answer: Answer): string[] =>
  answer.status === 401 && operation.access !== 'guest' && answer.body.type === 'urn:bazaar:problem:not-authenticated'
    ? []
    : contractFaults(operation, answer);

const expectRefused = async ({ operation, request, by, statuses }: Case): Promise<void> => {
  const before = objects();
  const answer = await ask(operation, by, request);
  expect({ status: answer.status, faults: brokenPromises(operation, answer) }).toEqual({
    status: statuses.includes(answer.status) ? answer.status : statuses,
    faults: [],
  });
  expect(marksIn(answer.text, marks, request)).toEqual([]);
  expect(objects()).toEqual(before);
};

describe('the scene', () => {
  it('has a sound request for every route of the document', () => {
    expect(samples.map(({ operation }) => operation.id)).toEqual(operations.map(({ id }) => id));
    expect(withId.length).toBeGreaterThan(30);
  });

  it.each(samples.map((sample) => [`${sample.operation.method} ${sample.operation.path}`, sample] as const))(
    '%s is answered as it should be for whom it is',
    async (_, { operation, as, request, refused }) => {
      const answer = await ask(operation, as, request);
      const served = answer.status < 300 ? 'served' : answer.status;
      expect({ served, faults: contractFaults(operation, answer) }).toEqual({
        served: refused ?? 'served',
        faults: [],
      });
    },
  );
});

describe('an object is shown to its owner alone', () => {
  it.each(cases(withId, strangers))('%s is nowhere, and nothing changes', (_, attempt) => expectRefused(attempt));

  it.each(cases(withId, ({ access }) => turnedAway[access]))('%s is refused at the door', (_, attempt) =>
    expectRefused(attempt),
  );

  it.each([
    ['a guest asks for a customer’s', people.guest, 'AsGuest', scene.owned],
    ['a customer asks for a guest’s', people.owner, '', scene.guests],
    ['another customer asks for a guest’s', people.stranger, '', scene.guests],
  ])('%s order, quote and contact: nowhere', async (_, by, twin, { orderId, quoteId, contactId }) => {
    const before = objects();
    const headers = { 'if-match': '"1"' };
    const wanted = [
      [`getOrder${twin}`, { params: { orderId } }],
      [`getTimeline${twin}`, { params: { orderId } }],
      [`cancelOrder${twin}`, { params: { orderId }, body: {} }],
      [`getQuote${twin}`, { params: { quoteId } }],
      [`getContact${twin}`, { params: { contactId } }],
      [`deleteContact${twin}`, { params: { contactId }, headers }],
    ] as const;
    const statuses = await Promise.all(wanted.map(async ([name, request]) => (await ask(name, by, request)).status));
    expect(statuses).toEqual(wanted.map(() => 404));
    expect(objects()).toEqual(before);
  });
});

describe('a route without an id', () => {
  it.each(cases(withoutId, ({ access }) => turnedAway[access]))('%s is refused at the door', (_, attempt) =>
    expectRefused(attempt),
  );

  const owned = (): unknown[] => objects().filter((row) => marks.some((mark) => JSON.stringify(row).includes(mark)));

  const asTheyLike = ({ access }: Operation): Attempt[] => others[access].map((by) => ({ by, statuses: [] }));

  it.each(cases(withoutId, asTheyLike))('%s shows and changes nothing of the owner', async (_, attempt) => {
    const before = owned();
    const { text } = await ask(attempt.operation, attempt.by, attempt.request);
    expect(marksIn(text, marks, attempt.request)).toEqual([]);
    expect(owned()).toEqual(before);
  });
});

describe('a guest whose things belong to a customer now', () => {
  const guests = samples.filter(({ operation }) => operation.access === 'guest');

  it.each(guests.map((sample) => named({ ...sample, by: people.claimed, statuses: [401] })))(
    '%s is refused',
    (_, attempt) => expectRefused(attempt),
  );
});

describe('an idempotency key of another', () => {
  const seconds: Record<Operation['access'], Person> = {
    public: nobody,
    buyer: people.stranger,
    guest: people.otherGuest,
    admin: otherAdmin,
  };
  const keyed = samples.filter(({ operation }) => operation.keyed);

  it.each(keyed.map((sample) => named({ ...sample, by: seconds[sample.operation.access], statuses: [] })))(
    '%s is a key of their own, and shows nothing of what it stands for',
    async (_, { operation, as, by, request }) => {
      const first = await ask(operation, as, request);
      const second = await ask(operation, by, request);
      expect(second.headers).not.toHaveProperty('idempotent-replayed');
      if (operation.access === 'admin') return;
      expect(second.status).toBe(first.status);
      expect(second.body.id ?? second.text).not.toEqual(first.body.id ?? first.text);
    },
  );

  it.each(keyed.filter(({ refused }) => refused === undefined).map((sample) => [sample.operation.id, sample] as const))(
    'and %s gives its owner the same answer again, whatever became of it meanwhile',
    async (_, sample) => {
      const { operation, as, request } = sample;
      const first = await ask(operation, as, request);
      for (const { name, by, request: change } of meanwhile({ sample, first })) {
        const { status, text } = await ask(name, by, change);
        expect({ name, text: status < 300 ? '' : text }).toEqual({ name, text: '' });
      }
      const { 'x-request-id': _id, ...headers } = first.headers;
      expect(await ask(operation, as, request)).toMatchObject({
        status: first.status,
        text: first.text,
        headers: { ...headers, 'idempotent-replayed': 'true' },
      });
    },
  );
});
