import { beforeEach, describe, expect, it } from '@jest/globals';
import { OTHER_BODIES } from '#test/support/security/bodies.ts';
import { closedObjects, closedSchemas, type Place, valueAt, withValue } from '#test/support/security/fields.ts';
import { objectsOf } from '#test/support/security/rows.ts';
import { type Sample, samplesFor } from '#test/support/security/samples.ts';
import { setScene } from '#test/support/security/scene.ts';

const scene = await setScene();
const { town, ask } = scene;
const asItWas = town.dynamo.snapshot();

/** What the server alone decides, or what would make somebody another. */
const FORBIDDEN: Readonly<Record<string, unknown>> = {
  id: 'ord_00000000000000000000000000',
  owner: 'somebody-else',
  sub: 'somebody-else',
  customer: 'somebody-else',
  customerId: 'somebody-else',
  userId: 'somebody-else',
  guest: true,
  role: 'admin',
  roles: ['admin'],
  groups: ['admin'],
  'cognito:groups': ['admin'],
  admin: true,
  isAdmin: true,
  emailVerified: true,
  status: 'CONFIRMED',
  state: 'CONFIRMED',
  price: 1,
  prices: { EUR: 1 },
  total: { amount: 1, currency: 'EUR' },
  totals: {},
  discount: 100,
  shipping: { amount: 0, currency: 'EUR' },
  tax: 0,
  net: 1,
  gross: 1,
  version: 99,
  createdAt: '2000-01-01T00:00:00.000Z',
  updatedAt: '2000-01-01T00:00:00.000Z',
  expiresAt: 4_102_444_800,
  history: [],
  trace: {},
  pk: 'ord_00000000000000000000000000',
  sk: 'order',
  v: 2,
  available: 1_000_000,
  held: 0,
  sold: 0,
};

beforeEach(() => town.dynamo.restore(asItWas));

type Case = Sample & { readonly place: Place };

/** The signature of a webhook is checked before its body is read, which is the provider's. */
const READS_NO_BODY = ['receiveSandboxWebhook'];

const samples = samplesFor(scene).filter(({ operation }) => operation.hasBody && !READS_NO_BODY.includes(operation.id));

const others = samples.flatMap(({ operation, request, ...sample }) =>
  operation.id in OTHER_BODIES
    ? [{ ...sample, operation, request: { ...request, body: OTHER_BODIES[operation.id] } }]
    : [],
);

const cases: [string, Case][] = [...samples, ...others].flatMap((sample) =>
  closedObjects(sample.operation, sample.request.body).map((place): [string, Case] => [
    `${sample.operation.context}: ${sample.operation.method} ${sample.operation.path} at ${place.pointer || 'its top'}`,
    { ...sample, place },
  ]),
);

describe('a body', () => {
  it('has a known set of fields on every route that takes one', () => {
    const open = samples.filter(({ operation, request }) => !closedObjects(operation, request.body).length);
    expect(open.map(({ operation }) => operation.id)).toEqual(['setVariantPrices']);
  });

  it('is sent with every object that it may hold', () => {
    const sent = new Set(cases.map(([, { place }]) => place.schema));
    const forgotten = samples.flatMap(({ operation }) =>
      closedSchemas(operation)
        .filter((schema) => !sent.has(schema))
        .map(({ properties = {} }) => `${operation.id}: ${Object.keys(properties).join(', ')}`),
    );
    expect(forgotten).toEqual([]);
  });

  it.each(cases)('of %s sets nothing that the server decides', async (_, { operation, as, request, place }) => {
    const before = objectsOf(town);
    const forbidden = Object.entries(FORBIDDEN).filter(([name]) => !(name in (place.schema.properties ?? {})));
    for (const [name, value] of forbidden) {
      const object = valueAt(request.body, place.pointer) as object;
      const body = withValue(request.body, place.pointer, { ...object, [name]: value });
      const answer = await ask(operation, as, { ...request, body });
      expect({ name, status: answer.status, ...answer.body }).toMatchObject({
        name,
        status: 400,
        type: 'urn:bazaar:problem:invalid-request',
        errors: [{ in: 'body', pointer: place.pointer, message: expect.stringContaining(name) }],
      });
    }
    expect(forbidden.length).toBeGreaterThan(30);
    expect(objectsOf(town)).toEqual(before);
  });
});
