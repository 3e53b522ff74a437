import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { ASYNCAPI } from '#scripts/contracts/asyncapi/document.ts';
import { CLIENT_TYPES, clientTypes } from '#scripts/contracts/client-types.ts';
import { asyncApiParser } from '#test/tools/packages.ts';

describe('the document of the events', () => {
  it('is valid, its examples included, as the parser of AsyncAPI reads it', async () => {
    const { document, diagnostics } = await asyncApiParser().parse(readFileSync(ASYNCAPI, 'utf8'));
    expect(diagnostics.filter(({ severity }) => severity === 0).map(({ message, path }) => [message, path])).toEqual(
      [],
    );
    expect(document?.version()).toBe('3.0.0');
  });
});

describe('the types of the client', () => {
  it('are what the generator makes of the document', async () => {
    expect(readFileSync(CLIENT_TYPES, 'utf8') === (await clientTypes())).toBe(true);
  });
});
