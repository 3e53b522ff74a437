import { describe, expect, it } from '@jest/globals';
import { beginTrace, continueTrace, fromXRay, toXRay } from '#functions/shared/runtime/trace-context.ts';
import { fakeWorld } from '#test/support/fakes/world.ts';

const HEADER = 'Root=1-5759e988-bd862e3fe1be46a994272793;Parent=53995c3f42cd8ad8;Sampled=1';
const PARENT = '00-5759e988bd862e3fe1be46a994272793-53995c3f42cd8ad8-01';
const CALLER = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

const inXRay = fakeWorld({ environment: { _X_AMZN_TRACE_ID: HEADER } });
const elsewhere = fakeWorld();

describe('a trace', () => {
  it('is the same in X-Ray’s words and in W3C’s', () => {
    expect(fromXRay(HEADER)).toBe(PARENT);
    expect(toXRay(PARENT)).toBe(HEADER);
  });

  it('begins with X-Ray’s where it runs, else with the caller’s, else anew', () => {
    expect(beginTrace(inXRay, 'req', { traceparent: CALLER }).traceparent).toBe(PARENT);
    expect(beginTrace(elsewhere, 'req', { traceparent: CALLER }).traceparent).toBe(CALLER);
    expect(beginTrace(elsewhere, 'req', { traceparent: 'nonsense' }).traceparent).toMatch(
      /^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/,
    );
  });

  it('goes on under its own id, with this invocation as the parent of what follows', () => {
    const trace = { correlationId: 'c', causationId: 'k', traceparent: CALLER };
    expect(continueTrace(inXRay, trace).traceparent).toBe('00-0af7651916cd43dd8448eb211c80319c-53995c3f42cd8ad8-01');
    expect(continueTrace(elsewhere, trace)).toBe(trace);
  });
});
