/** One line each: what is wrong, then the remedy. Those for a machine that lacks something are in prepare/messages.mjs. */

export const portTaken = (port: number): string =>
  `Port ${port} of this machine is taken by something else; choose another: BAZAAR_PORT=${port + 10} npm start ` +
  `(or, if an emulator of AWS answers there, use it: AWS_ENDPOINT_URL=http://127.0.0.1:${port} npm start).`;

export const portMoved = (saved: number, wanted: number): string =>
  `The saved state was made on port ${saved} and its queues' addresses name it; run without BAZAAR_PORT=${wanted}, ` +
  'or start afresh: npm run reset.';

export const emulatorDied = (tail: string, logFile: string): string =>
  `The emulator ended at once; its log ${logFile} closes with:\n${tail}`;

export const emulatorEnded = (tail: string, logFile: string): string =>
  `The emulator ended by itself, unsaved; its log ${logFile} closes with:\n${tail}`;

export const emulatorSilent = (seconds: number, logFile: string): string =>
  `The emulator did not answer within ${seconds} s; see ${logFile}, then try again: npm run reset.`;

export const commandFailed = (command: string, tail: string, logFile: string): string =>
  `\`${command}\` failed; its log ${logFile} closes with:\n${tail}`;

export const parameterMissing = (name: string): string =>
  `The deployment left no parameter ${name}; start afresh: npm run reset, then npm start.`;

export const nothingRuns = 'Nothing runs: Bazaar was not started here (npm start, or npm run up).';

export const runsAlready = 'It runs already; npm run up brings it up to date, npm run down stops it.';

export const stoppedElsewhere = 'It was stopped by another command.';

export const leftRunning = (endpoint: string): string =>
  `The emulator at ${endpoint} was not started by Bazaar and is left running.`;

export const notSaved = 'The emulator had to be killed: what happened since its last clean stop is lost.';

export const endedUnsaved =
  'The last run ended without a clean stop; what it held since the clean stop before is lost.';

export const noSuchContext = (context: string, known: readonly string[]): string =>
  known.length === 0
    ? `There are no logs yet: no function has run.`
    : `There are no logs of ${JSON.stringify(context)}; there are logs of: ${known.join(', ')}.`;
