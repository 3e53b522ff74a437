import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { customer, guest } from '#test/functional/notifications/callers.ts';
import { scene } from '#test/functional/notifications/scene.ts';
import { aGuest } from '#test/support/builders/guests.ts';
import { listenToLogs } from '#test/support/builders/logs.ts';

/** Neither part may be found anywhere but in the row; the domain alone says little, so answers may show it. */
const CANARY = 'canaria.flavia@birdcage-4242.example';
const [LOCAL = '', DOMAIN = ''] = CANARY.split('@');

let logs: ReturnType<typeof listenToLogs>;

const setUp = () => {
  logs = listenToLogs();
};

const tearDown = () => {
  logs.stop();
};

describe('an e-mail address', () => {
  beforeEach(setUp);
  afterEach(tearDown);

  it('is in its own row and nowhere else', async () => {
    const at = scene();
    const ann = aGuest('ann');
    const answers = [
      await customer(at, 'buyer-1').post({ email: CANARY }),
      await customer(at, 'buyer-1').post({ email: CANARY }),
      await guest(at, ann).post({ email: CANARY }),
    ];
    await at.claim(ann.owner, 'buyer-1');
    const payloads = answers.map(({ body }) =>
      Buffer.from(body.contact.slice(4).split('.')[0] ?? '', 'base64url').toString(),
    );
    expect(answers.map(({ text }) => text).join()).not.toContain(LOCAL);
    expect(payloads.join()).not.toMatch(new RegExp(`${LOCAL}|${DOMAIN}`));
    expect(at.contactRows().every(({ email }) => email === CANARY)).toBe(true);
    expect(JSON.stringify(at.rows().filter(({ sk }) => sk !== 'contact'))).not.toMatch(/@|canaria/);
    expect(logs.text()).not.toMatch(new RegExp(`${LOCAL}|${DOMAIN}`));
  });

  it('is in no refusal and no log of one, nor in that of a failure of ours', async () => {
    const at = scene();
    const me = customer(at, 'buyer-1');
    const answers = [
      await me.post({ email: `${CANARY}\n` }),
      await me.post({ email: CANARY, locale: CANARY }),
      await me.post({ email: 'someone@example.com' }),
      await me.post({ email: CANARY }),
    ];
    at.dynamo.failNext('Put', new Error('broken'));
    answers.push(await me.post({ email: CANARY }, 'key-2'));
    expect(answers.map(({ status }) => status)).toEqual([400, 400, 201, 422, 500]);
    expect(logs.text()).toContain('request refused');
    expect(logs.text()).toContain('request failed');
    expect([logs.text(), ...answers.map(({ text }) => text)].join()).not.toContain(LOCAL);
  });
});
