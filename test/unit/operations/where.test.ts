import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { whereOf } from '#scripts/operations/where.ts';

const state = { stage: 'local', region: 'eu-west-1', awsEndpointUrl: 'http://127.0.0.1:4566' };

/** A folder in which a system says that it runs, or none does. */
const folder = (runs: boolean): string => {
  const directory = mkdtempSync(join(tmpdir(), 'bazaar-where-'));
  if (runs) writeFileSync(join(directory, 'bazaar.json'), JSON.stringify(state));
  return directory;
};

describe('the system that a script is about', () => {
  it('is the one that runs on this machine', () => {
    expect(whereOf({}, { BAZAAR_LOCAL: folder(true) })).toEqual({
      stage: 'local',
      region: 'eu-west-1',
      endpoint: 'http://127.0.0.1:4566',
    });
  });

  it('is the one of the environment, or rather the one that was asked for', () => {
    const environment = {
      BAZAAR_LOCAL: folder(true),
      BAZAAR_STAGE: 'test',
      AWS_REGION: 'us-east-1',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:9999',
    };
    expect(whereOf({}, environment)).toMatchObject({ stage: 'test', endpoint: 'http://127.0.0.1:9999' });
    expect(whereOf({ endpoint: 'http://127.0.0.1:1' }, environment)).toMatchObject({ endpoint: 'http://127.0.0.1:1' });
  });

  it('is an account for other stages, whatever runs here', () => {
    expect(whereOf({ stage: 'dev', region: 'eu-central-1' }, { BAZAAR_LOCAL: folder(true) })).toEqual({
      stage: 'dev',
      region: 'eu-central-1',
      endpoint: undefined,
    });
  });

  it('is not guessed where nothing runs', () => {
    expect(() => whereOf({}, { BAZAAR_LOCAL: folder(false) })).toThrow('npm start');
  });
});
