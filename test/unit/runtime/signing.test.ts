import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { describe, expect, it } from '@jest/globals';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import * as z from 'zod';
import {
  openToken,
  privateKeyFrom,
  publicKeyFrom,
  publicKeyText,
  signToken,
} from '#functions/shared/runtime/signing/signed-token.ts';
import { createSigner } from '#functions/shared/runtime/signing/signer.ts';
import { createVerifier } from '#functions/shared/runtime/signing/verifier.ts';
import { fakeParameters, fakeSecrets } from '#test/support/fakes/keys.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';

const schema = z.object({ amount: z.int() });
const key = privateKeyFrom('a secret');
const keys = [publicKeyFrom(publicKeyText(key))];

describe('a signed token', () => {
  it('opens with the public key of who signed it', () => {
    expect(openToken('quo', schema, signToken('quo', { amount: 5 }, key), keys)).toEqual({ amount: 5 });
  });

  it('opens with nothing else', () => {
    const token = signToken('quo', { amount: 5 }, key);
    expect(openToken('quo', schema, token, [publicKeyFrom(publicKeyText(privateKeyFrom('another')))])).toBeUndefined();
    expect(openToken('quo', schema, token, [])).toBeUndefined();
  });

  it('is of one kind', () => {
    const token = signToken('quo', { amount: 5 }, key);
    expect(openToken('con', schema, token, keys)).toBeUndefined();
    expect(openToken('con', schema, token.replace('quo_', 'con_'), keys)).toBeUndefined();
  });

  it('does not open when a single character was changed', () => {
    const token = signToken('quo', { amount: 5 }, key);
    const altered = fc.record({ at: fc.nat(token.length - 1), character: fc.constantFrom(...'Aa0_-.=%'.split('')) });
    fc.assert(
      fc.property(altered, ({ at, character }) => {
        fc.pre(token[at] !== character);
        const other = token.slice(0, at) + character + token.slice(at + 1);
        expect(openToken('quo', schema, other, keys)).toBeUndefined();
      }),
    );
  });

  it('does not open when its payload is not what is asked for', () => {
    expect(openToken('quo', schema, signToken('quo', { amount: 'much' }, key), keys)).toBeUndefined();
  });
});

const SETTINGS = { SIGNING_SECRET_NAME: 'secret', SIGNING_KEY_PARAMETER: 'key', QUOTE_KEY_PARAMETER: 'key' };

describe('a context that signs', () => {
  const scene = () => {
    const world = fakeWorld({ environment: SETTINGS });
    const secrets = fakeSecrets();
    const parameters = fakeParameters();
    const sign = createSigner(world, 'quo', { secrets: secrets.client, parameters: parameters.client });
    const open = createVerifier(world, 'quo', schema, {
      variable: 'QUOTE_KEY_PARAMETER',
      parameters: parameters.client,
    });
    return { world, secrets, parameters, sign, open };
  };

  it('publishes its key before the first token is out', async () => {
    const { sign, open, parameters } = scene();
    const token = await sign({ amount: 7 });
    expect(parameters.kept.get('key')).toMatch(/^[A-Za-z0-9_-]{43}$/);
    await expect(open(token)).resolves.toEqual({ amount: 7 });
  });

  it('is believed soon after, where a forged token was seen before there was a key', async () => {
    const { world, sign, open } = scene();
    await expect(open(signToken('quo', { amount: 1 }, key))).resolves.toBeUndefined();
    const token = await sign({ amount: 7 });
    world.pass(5_000);
    await expect(open(token)).resolves.toEqual({ amount: 7 });
  });

  it('is believed by nobody where it is not deployed', async () => {
    const client = new SSMClient({ region: 'us-east-1' });
    mockClient(client)
      .on(GetParameterCommand)
      .rejects(Object.assign(new Error(), { name: 'ParameterNotFound' }));
    const open = createVerifier(fakeWorld({ environment: SETTINGS }), 'quo', schema, {
      variable: 'QUOTE_KEY_PARAMETER',
      parameters: client,
    });
    await expect(open(signToken('quo', { amount: 1 }, key))).resolves.toBeUndefined();
  });

  it('may change its secret: tokens of the old one stay good until the next change', async () => {
    const { world, secrets, sign, open } = scene();
    const [first, second, third] = [await sign({ amount: 1 }), 'second', 'third'].map(String);
    secrets.kept.set('secret', second ?? '');
    world.pass(300_000);
    const newer = await sign({ amount: 2 });
    world.pass(60_000);
    await expect(open(first ?? '')).resolves.toEqual({ amount: 1 });
    await expect(open(newer)).resolves.toEqual({ amount: 2 });
    secrets.kept.set('secret', third ?? '');
    world.pass(300_000);
    await sign({ amount: 3 });
    world.pass(60_000);
    await expect(open(first ?? '')).resolves.toBeUndefined();
  });
});
