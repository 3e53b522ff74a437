import { describe, expect, it } from '@jest/globals';
import * as running from '#scripts/local/messages.ts';
import * as preparing from '#scripts/local/prepare/messages.mjs';

describe('a message for a person', () => {
  it('names the remedy when the port is taken', () => {
    expect(running.portTaken(4566)).toContain('BAZAAR_PORT=4576 npm start');
    expect(running.portTaken(4566)).toContain('AWS_ENDPOINT_URL=http://127.0.0.1:4566 npm start');
  });

  it('names both ways out when the saved state belongs to another port', () => {
    expect(running.portMoved(4566, 5000)).toMatch(/made on port 4566.*without BAZAAR_PORT=5000.*npm run reset/);
  });

  it('names everything that would serve when nothing does, and what was found of each', () => {
    const message = preparing.nothingServes(preparing.pythonTooOld('3.8'), preparing.dockerSilent);
    expect(message).toMatch(/Python 3\.10 or newer \(found only 3\.8\)/);
    expect(message).toMatch(/start Docker \(its client is there, its engine does not answer\)/);
    expect(message).toContain('AWS_ENDPOINT_URL');
  });

  it('names the log when an installation fails', () => {
    expect(preparing.venvFailed('cfn-lint', 'no network', '/l/venv.log')).toMatch(
      /^cfn-lint could not be installed.*\(no network\).*PIP_INDEX_URL.*\/l\/venv\.log/,
    );
    expect(preparing.packagesFailed('npm error E404', '/l/packages.log')).toMatch(
      /\/l\/packages\.log:\nnpm error E404/,
    );
  });

  it('names the commands that there are', () => {
    expect(preparing.unknownCommand('strat', ['start', 'up'])).toBe('Unknown command "strat"; there are: start, up.');
  });

  it('names the contexts that have logs', () => {
    expect(running.noSuchContext('order', ['orders'])).toContain('there are logs of: orders');
    expect(running.noSuchContext('orders', [])).toContain('no function has run');
  });

  it.each([
    running.nothingRuns,
    running.runsAlready,
    running.notSaved,
    running.endedUnsaved,
    running.stoppedElsewhere,
    running.leftRunning('http://127.0.0.1:4566'),
    running.parameterMissing('/bazaar/local/api-id'),
    running.emulatorSilent(60, 'emulator.log'),
    preparing.nodeTooOld('v18.0.0'),
    preparing.pythonWithoutVenv('python3'),
    preparing.pythonNeeded('Schemathesis', 11, preparing.pythonWithoutVenv('python3')),
  ])('fits in one line: %s', (message) => {
    expect(message).not.toContain('\n');
    expect(message.length).toBeLessThan(220);
  });
});
