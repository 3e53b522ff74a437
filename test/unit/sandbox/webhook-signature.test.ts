import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { sign, TOLERANCE_SECONDS, verify } from '#functions/sandbox/domain/webhook-signature.ts';

const NOW = 1_767_225_600;
const PAYLOAD = '{"type":"intent.captured"}';
const header = sign(PAYLOAD, 'whsec_new', NOW);
const message = { payload: PAYLOAD, header, secrets: ['whsec_new'], now: NOW };

describe('a signed webhook', () => {
  it('carries its time and an HMAC-SHA256 over both', () => {
    // openssl: printf '1767225600.{"type":"intent.captured"}' | openssl dgst -sha256 -hmac whsec_new
    expect(header).toBe('t=1767225600,v1=9b6e1bb8b95ec302431d465ac2607e1c11b1895b114d0407f6e0ba01978a1244');
    expect(verify(message)).toBe('valid');
  });

  it('is valid under any secret in force, and under any signature it carries', () => {
    expect(verify({ ...message, secrets: ['whsec_old', 'whsec_new'] })).toBe('valid');
    const both = `${sign(PAYLOAD, 'whsec_old', NOW)},${header.split(',')[1]}`;
    expect(verify({ ...message, header: both })).toBe('valid');
    expect(verify({ ...message, header: both, secrets: ['whsec_other'] })).toBe('forged');
    expect(verify({ ...message, secrets: [] })).toBe('forged');
  });

  it('goes stale either way', () => {
    expect(verify({ ...message, now: NOW + TOLERANCE_SECONDS })).toBe('valid');
    expect(verify({ ...message, now: NOW + TOLERANCE_SECONDS + 1 })).toBe('stale');
    expect(verify({ ...message, now: NOW - TOLERANCE_SECONDS - 1 })).toBe('stale');
    expect(verify({ ...message, now: NOW + 30, toleranceSeconds: 10 })).toBe('stale');
  });

  it('cannot be made fresh again by changing its time', () => {
    expect(verify({ ...message, header: header.replace(`t=${NOW}`, `t=${NOW + 60}`) })).toBe('forged');
  });

  it.each(['', 't=,v1=', `t=${NOW}`, 'v1=ab', `t=${NOW},v1=abc`, `t=x,${header.split(',')[1]}`, `${header},v0=1`])(
    'is malformed as %j',
    (malformed) => {
      expect(verify({ ...message, header: malformed })).toBe('malformed');
    },
  );

  it('is valid for exactly the payload that was signed', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.string({ minLength: 1 }), (payload, other, secret) => {
        const signed = { header: sign(payload, secret, NOW), secrets: [secret], now: NOW };
        expect(verify({ ...signed, payload })).toBe('valid');
        expect(verify({ ...signed, payload: other })).toBe(other === payload ? 'valid' : 'forged');
      }),
    );
  });
});
