import { describe, expect, it } from '@jest/globals';
import { localPaths } from '#scripts/local/paths.ts';
import { createProgress, seconds } from '#scripts/local/progress.ts';
import { readyText } from '#scripts/local/ready.ts';
import { type BringUpContext, runSteps, type Step } from '#scripts/local/step.ts';

const screen = (isTTY = false) => {
  const written: string[] = [];
  return { isTTY, written, write: (text: string) => written.push(text) };
};

const clock =
  (...times: number[]) =>
  () =>
    times.shift() ?? 0;

const context = (signal = new AbortController().signal): BringUpContext => ({
  root: '/r',
  stage: 'local',
  region: 'us-east-1',
  emulator: { endpoint: 'http://127.0.0.1:4566', port: 4566, kind: 'ministack' },
  paths: localPaths('/r/.local'),
  restored: false,
  cdkContext: {},
  signal,
});

describe('progress', () => {
  it('tells each step with its time and its remark', async () => {
    const out = screen();
    const progress = createProgress(out, clock(0, 1000, 3100, 5000));
    await expect(
      progress.step(
        'emulator',
        async () => 7,
        (port) => `port ${port}`,
      ),
    ).resolves.toBe(7);
    expect(out.written.join('')).toMatch(/^✓ emulator +2\.1 s {2}port 7\n$/);
    expect(progress.total()).toBe('5.0 s');
  });

  it('tells which step failed, and lets the failure through', async () => {
    const out = screen();
    const work = async () => Promise.reject(new Error('no'));
    await expect(createProgress(out, clock()).step('deploy', work)).rejects.toThrow('no');
    expect(out.written.join('')).toMatch(/^✗ deploy/);
  });

  it('shows on a terminal what it is at, in the line that the result takes', async () => {
    const out = screen(true);
    await createProgress(out, clock()).step('deploy', async () => {});
    expect(out.written[0]).toContain('… deploy');
    expect(out.written[1]).toMatch(/^\r/);
  });

  it('counts in seconds', () => {
    expect(seconds(2_149)).toBe('2.1 s');
  });
});

describe('the steps', () => {
  const step = (title: string, done: string[]): Step => ({
    title,
    run: async () => {
      done.push(title);
      return undefined;
    },
  });

  it('run one after the other', async () => {
    const done: string[] = [];
    await runSteps([step('deploy', done), step('users', done)], context(), createProgress(screen()));
    expect(done).toEqual(['deploy', 'users']);
  });

  it('stop where the person asked to', async () => {
    const done: string[] = [];
    const controller = new AbortController();
    const stopping: Step = { title: 'stopping', run: async () => controller.abort() as undefined };
    const running = runSteps([stopping, step('users', done)], context(controller.signal), createProgress(screen()));
    await expect(running).rejects.toThrow();
    expect(done).toEqual([]);
  });
});

describe('what a person is told at the end', () => {
  it('is every address, who may sign in, and how to stop', () => {
    const text = readyText(
      {
        awsEndpointUrl: 'http://127.0.0.1:4566',
        apiUrl: 'http://127.0.0.1:4566/_aws/execute-api/abc',
        region: 'us-east-1',
        stage: 'local',
        users: { buyer: { email: 'b@x', password: 'hidden' }, admin: { email: 'a@x', password: 'hidden' } },
        docs: { console: 'http://127.0.0.1:4567' },
      },
      '12.3 s',
      'Ctrl-C stops it.',
    );
    expect(text).toContain('http://127.0.0.1:4566/_aws/execute-api/abc');
    expect(text).toContain('b@x, a@x');
    expect(text).toContain('http://127.0.0.1:4567');
    expect(text).toContain('Ctrl-C stops it.');
    expect(text).not.toContain('hidden');
  });
});
