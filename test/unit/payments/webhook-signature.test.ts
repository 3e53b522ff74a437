import { describe, expect, it } from '@jest/globals';
import * as fc from 'fast-check';
import { judgeSignature, TOLERANCE_SECONDS } from '#functions/payments/domain/webhook-signature.ts';
import { sign, verify } from '#functions/sandbox/domain/webhook-signature.ts';

const NOW = 1_767_225_600;
const signed = { payload: '{}', header: sign('{}', 'whsec_1', NOW), secrets: ['whsec_1'], now: NOW };

describe('judging the signature of a webhook', () => {
  it('takes one made with any secret in force', () => {
    expect(judgeSignature({ ...signed, secrets: ['whsec_2', 'whsec_1'] })).toBe('valid');
    expect(judgeSignature({ ...signed, secrets: ['whsec_2'] })).toBe('forged');
    expect(judgeSignature({ ...signed, secrets: [] })).toBe('forged');
  });

  it('takes one of several signatures', () => {
    const other = sign('{}', 'whsec_2', NOW).replace(/^t=\d+/, '');
    expect(judgeSignature({ ...signed, header: `${signed.header}${other}`, secrets: ['whsec_2'] })).toBe('valid');
  });

  it.each([
    [TOLERANCE_SECONDS, 'valid'],
    [-TOLERANCE_SECONDS, 'valid'],
    [TOLERANCE_SECONDS + 1, 'stale'],
    [-TOLERANCE_SECONDS - 1, 'stale'],
  ])('%d seconds later finds it %s', (seconds, verdict) => {
    expect(judgeSignature({ ...signed, now: NOW + seconds })).toBe(verdict);
  });

  it('cannot be talked into another time', () => {
    expect(judgeSignature({ ...signed, header: signed.header.replace(`${NOW}`, `${NOW + 9}`) })).toBe('forged');
  });

  it.each(['', 't=1', 'v1=00', `t=${NOW},v1=00`, `${signed.header},v1=`, ` ${signed.header}`])(
    'calls %j malformed',
    (header) => {
      expect(judgeSignature({ ...signed, header })).toBe('malformed');
    },
  );

  it('agrees with the provider on every message', () => {
    fc.assert(
      fc.property(
        fc.string(),
        fc.string(),
        fc.string({ minLength: 1 }),
        fc.integer({ min: -400, max: 400 }),
        (...given) => {
          const [payload, other, secret, late] = given;
          const message = { header: sign(payload, secret, NOW), secrets: [secret], now: NOW + late };
          for (const body of [payload, other])
            expect(judgeSignature({ ...message, payload: body })).toBe(verify({ ...message, payload: body }));
        },
      ),
    );
  });
});
