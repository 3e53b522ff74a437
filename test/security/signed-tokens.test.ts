import { beforeEach, describe, expect, it } from '@jest/globals';
import { guestCapabilitySchema } from '#functions/shared/runtime/api/guest.ts';
import { privateKeyFrom, signToken } from '#functions/shared/runtime/signing/signed-token.ts';
import { BODIES, LINES } from '#test/support/security/bodies.ts';
import type { Person } from '#test/support/security/people.ts';
import { objectsOf } from '#test/support/security/rows.ts';
import { setScene } from '#test/support/security/scene.ts';

const scene = await setScene();
const { town, ask, people } = scene;
const asItWas = town.dynamo.snapshot();

beforeEach(() => town.dynamo.restore(asItWas));

const token = people.guest.guestToken ?? '';
const [payload = '', signature = ''] = token.slice('gst_'.length).split('.');
const capability = guestCapabilitySchema.parse(JSON.parse(Buffer.from(payload, 'base64url').toString()));
const forged = privateKeyFrom('a secret of somebody else');
const encoded = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

const headers = { 'idempotency-key': 'a-key' };
const quoteOf = async (person: Person, twin = ''): Promise<string> => {
  const { body } = await ask(`createQuote${twin}`, person, { headers, body: BODIES.createQuote });
  return (body.options as [{ quote: string }])[0].quote;
};
const contactOf = async (person: Person, twin = ''): Promise<string> =>
  String((await ask(`createContact${twin}`, person, { headers, body: BODIES.createContact })).body.contact);

const invalid = { status: 401, body: { type: 'urn:bazaar:problem:guest-token-invalid' } };

const visit = (guestToken: string) =>
  ask('getOrderAsGuest', { name: 'a guest', guestToken }, { params: { orderId: scene.guests.orderId } });

describe("a guest's token", () => {
  it('opens what the guest has', async () => {
    expect(await visit(token)).toMatchObject({ status: 200, body: { id: scene.guests.orderId } });
  });

  it('opens nothing with any of its characters changed', async () => {
    for (let at = 0; at < token.length; at++) {
      const changed = `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
      expect({ at, ...(await visit(changed)) }).toMatchObject({ at, ...invalid });
    }
  });

  it('opens nothing with the last character of its signature spelled another way', async () => {
    // Of its six bits four are left over: what they are, the signature's bytes do not say.
    const ways = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'.split('');
    for (const last of ways.filter((way) => way !== token.at(-1)))
      expect({ last, ...(await visit(token.slice(0, -1) + last)) }).toMatchObject({ last, ...invalid });
  });

  it.each([
    ['signed with another key', signToken('gst', capability, forged)],
    ['with a longer life', `gst_${encoded({ ...capability, expires: capability.expires + 1 })}.${signature}`],
    ['without its kind', token.slice('gst_'.length)],
    ['without its signature', `gst_${payload}`],
    ['with an empty signature', `gst_${payload}.`],
    ['with another kind before it', `quo_${payload}.${signature}`],
    ['twice', `${token},${token}`],
    ['with more behind it', `${token}.${signature}`],
    ['with a space', ` ${token}`],
    ['as a token without an algorithm', `${encoded({ alg: 'none' })}.${encoded(capability)}.`],
    ['made of nothing', `gst_${encoded({})}.${'A'.repeat(86)}`],
    ['of the whole alphabet', 'x'.repeat(5_000)],
  ])('opens nothing %s', async (_, altered) => {
    expect(await visit(altered)).toMatchObject(invalid);
  });

  it('opens nothing as a quote or a contact', async () => {
    for (const other of [await quoteOf(people.guest, 'AsGuest'), await contactOf(people.guest, 'AsGuest')])
      expect(await visit(other)).toMatchObject(invalid);
  });

  it('opens nothing when its time is over', async () => {
    town.world.pass((capability.expires + 1) * 1_000 - town.world.now().getTime());
    expect(await visit(token)).toMatchObject({ status: 401, body: { type: 'urn:bazaar:problem:guest-token-expired' } });
    const claim = await ask('claimGuest', people.owner, { body: { guestToken: token } });
    expect(claim).toMatchObject({ status: 401, body: { type: 'urn:bazaar:problem:guest-token-expired' } });
    town.world.pass(town.world.now().getTime() * -1 + Date.parse('2026-01-01T01:00:00.000Z'));
  });

  it('cannot be claimed by a second customer', async () => {
    const { guestToken } = people.claimed;
    const claim = await ask('claimGuest', people.stranger, { body: { guestToken } });
    expect(claim).toMatchObject({ status: 401, body: { type: 'urn:bazaar:problem:guest-token-claimed' } });
  });
});

describe('an order', () => {
  const order = BODIES.placeOrder as object;
  const place = (more: object) =>
    ask('placeOrder', people.stranger, { headers, body: { ...order, lines: LINES, ...more } });

  it.each([
    ['a quote of another customer', 'quote-for-another-buyer', async () => ({ quote: await quoteOf(people.owner) })],
    ['a quote of a guest', 'quote-for-another-buyer', async () => ({ quote: await quoteOf(people.guest, 'AsGuest') })],
    [
      'a contact of another customer',
      'contact-of-another-buyer',
      async () => ({ contact: await contactOf(people.owner) }),
    ],
    ['a contact as a quote', 'quote-invalid', async () => ({ quote: await contactOf(people.stranger) })],
    ['a quote as a contact', 'contact-invalid', async () => ({ contact: await quoteOf(people.stranger) })],
    ["a guest's token as a quote", 'quote-invalid', async () => ({ quote: token })],
    [
      'a quote signed by somebody else',
      'quote-invalid',
      async () => ({ quote: signToken('quo', { id: 'quo_1' }, forged) }),
    ],
  ])('is not placed with %s', async (_, problem, parts) => {
    const more = await parts();
    const before = objectsOf(town);
    const answer = await place(more);
    expect({ type: answer.body.type }).toEqual({ type: `urn:bazaar:problem:${problem}` });
    expect(objectsOf(town)).toEqual(before);
  });

  it('is not placed with a quote whose time is over', async () => {
    const quote = await quoteOf(people.stranger);
    town.world.pass(3_600_000);
    expect(await place({ quote })).toMatchObject({ body: { type: 'urn:bazaar:problem:quote-expired' } });
    town.world.pass(-3_600_000);
  });
});
