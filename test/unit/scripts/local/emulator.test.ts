import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { choosePort } from '#scripts/local/bring-up.ts';
import { freePort } from '#scripts/local/emulator.ts';
import { clientEnvironment, emulatorEnvironment } from '#scripts/local/emulator-environment.ts';
import { containerParameters } from '#scripts/local/launch.ts';
import { apiUrlOf } from '#scripts/local/parameters.ts';
import { forgetStreamPositions } from '#scripts/local/stream-positions.ts';

const settings = { port: 4566, region: 'us-east-1', bindHost: '127.0.0.1', stateDirectory: '/s', persist: true };

describe("the emulator's environment", () => {
  it('enforces IAM and listens on this machine only', () => {
    expect(emulatorEnvironment(settings)).toMatchObject({ AUTH: 'true', BIND_HOST: '127.0.0.1', GATEWAY_PORT: '4566' });
  });

  it('keeps tables and objects over a stop where there is a place for them, and nothing elsewhere', () => {
    expect(emulatorEnvironment(settings)).toMatchObject({ PERSIST_STATE: '1', S3_PERSIST: '1', STATE_DIR: '/s' });
    expect(emulatorEnvironment({ ...settings, persist: false })).toMatchObject({ PERSIST_STATE: '0', S3_PERSIST: '0' });
  });

  it('publishes a container to this machine only, though inside it listens to all', () => {
    const server = { kind: 'docker' } as const;
    const given = { server, root: '/r', port: 4570, region: 'us-east-1', stage: 'local', logFile: '/l' };
    const parameters = containerParameters(given, { ...settings, port: 4570 });
    expect(parameters).toContain('--publish=127.0.0.1:4570:4570');
    expect(parameters).toContain('--env=BIND_HOST=0.0.0.0');
    expect(parameters).toContain('--volume=/s:/state');
    expect(parameters).toContain('--env=STATE_DIR=/state');
  });
});

describe('the environment of what talks to the emulator', () => {
  it("has its endpoint, its root account and nothing of the person's own", () => {
    process.env.AWS_PROFILE = 'work';
    const environment = clientEnvironment({ root: '/r', endpoint: 'http://127.0.0.1:4566', region: 'eu-west-1' });
    delete process.env.AWS_PROFILE;
    expect(environment).toMatchObject({
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:4566',
      AWS_ACCESS_KEY_ID: 'test',
      AWS_REGION: 'eu-west-1',
    });
    expect(environment).not.toHaveProperty('AWS_PROFILE');
    expect(environment.PATH).toMatch(/^\/r\/node_modules\/\.bin:/);
  });
});

describe('the port', () => {
  it('is the one that the person wants, that of the saved state, or 4566', () => {
    expect(choosePort(5000, undefined)).toBe(5000);
    expect(choosePort(undefined, 4600)).toBe(4600);
    expect(choosePort(4600, 4600)).toBe(4600);
    expect(choosePort(undefined, undefined)).toBe(4566);
  });

  it('cannot move away from a saved state', () => {
    expect(() => choosePort(5000, 4566)).toThrow(/made on port 4566/);
  });

  it('that is free can be listened on', async () => {
    const port = await freePort();
    await new Promise<void>((settle, fail) => {
      const server = createServer().once('error', fail);
      server.listen(port, '127.0.0.1', () => server.close(() => settle()));
    });
  });
});

describe('the streams of a restored state', () => {
  const saved = (content: unknown): string => {
    const directory = mkdtempSync(join(tmpdir(), 'bazaar-state-'));
    writeFileSync(join(directory, 'lambda.json'), JSON.stringify(content));
    return directory;
  };

  it('are read anew, with everything else as it was', () => {
    const esms = { data: { mapping: { StartingPosition: 'TRIM_HORIZON' } } };
    const directory = saved({ payload: { esms, dynamodb_stream_positions: { scoped: true, data: { mapping: 57 } } } });
    forgetStreamPositions(directory);
    expect(JSON.parse(readFileSync(join(directory, 'lambda.json'), 'utf8'))).toEqual({
      payload: { esms, dynamodb_stream_positions: { scoped: true, data: {} } },
    });
  });

  it('are nothing where nothing was saved', () => {
    const directory = mkdtempSync(join(tmpdir(), 'bazaar-state-'));
    forgetStreamPositions(directory);
    expect(existsSync(join(directory, 'lambda.json'))).toBe(false);
  });
});

describe('the address of the API', () => {
  it('is one that Node can resolve', () => {
    expect(apiUrlOf('http://127.0.0.1:4566', 'abc')).toBe('http://127.0.0.1:4566/_aws/execute-api/abc');
  });
});
