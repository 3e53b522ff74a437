import { beforeEach, describe, expect, it } from '@jest/globals';
import { objectsOf } from '#test/support/security/rows.ts';
import { samplesFor } from '#test/support/security/samples.ts';
import { setScene } from '#test/support/security/scene.ts';

const scene = await setScene();
const { town, ask } = scene;
const asItWas = town.dynamo.snapshot();

beforeEach(() => town.dynamo.restore(asItWas));

const versioned = samplesFor(scene).filter(({ operation }) => operation.versioned);

describe('a change of what was changed meanwhile', () => {
  it.each(versioned.map((sample) => [`${sample.operation.method} ${sample.operation.path}`, sample] as const))(
    'by %s is refused, and nothing changes',
    async (_, { operation, as, request }) => {
      const before = objectsOf(town);
      for (const stale of ['"0"', '"7"', '"999999999999999"'].filter((one) => one !== request.headers?.['if-match'])) {
        const answer = await ask(operation, as, { ...request, headers: { ...request.headers, 'if-match': stale } });
        expect(answer).toMatchObject({ status: 412, body: { type: 'urn:bazaar:problem:stale-version' } });
      }
      expect(objectsOf(town)).toEqual(before);
    },
  );
});
