import { describe, expect, it } from '@jest/globals';
import { emulatorAt } from '#scripts/local/emulator-at.ts';

describe('an emulator that was not started here', () => {
  it('is at LocalStack’s port unless somebody says another', () => {
    expect(emulatorAt({})).toEqual({ endpoint: 'http://localhost:4566', region: 'us-east-1' });
  });

  it('is where the environment says it is, for deploying and for asking alike', () => {
    const environment = { AWS_ENDPOINT_URL: 'http://localhost:4567/', AWS_REGION: 'eu-west-1' };
    expect(emulatorAt(environment)).toEqual({ endpoint: 'http://localhost:4567', region: 'eu-west-1' });
    expect(emulatorAt({ AWS_DEFAULT_REGION: 'eu-west-3' })).toMatchObject({ region: 'eu-west-3' });
  });

  it('is where the command line says, before the environment', () => {
    const environment = { AWS_ENDPOINT_URL: 'http://localhost:4567', AWS_REGION: 'eu-west-1' };
    const named = { endpoint: 'http://127.0.0.1:9', region: 'us-west-2' };
    expect(emulatorAt(environment, named)).toEqual(named);
  });

  it.each(['localhost:4566', '4566', 'http://', 'ftp://localhost'])('is not at %j', (endpoint) => {
    expect(() => emulatorAt({}, { endpoint })).toThrow('such as http://localhost:4566');
  });
});
