import { format } from 'node:util';
import { jest } from '@jest/globals';

const LEVELS = ['debug', 'info', 'warn', 'error', 'log'] as const;

const VARIABLES = { POWERTOOLS_DEV: 'true', POWERTOOLS_LOG_LEVEL: 'DEBUG' } as const;

/**
 * Hears all that functions made after this call log, at every level; they print nothing meanwhile. Call `stop` in the end,
 * as the variables are the process's.
 */
export const listenToLogs = () => {
  const before = Object.keys(VARIABLES).map((name) => [name, process.env[name]] as const);
  const lines: string[] = [];
  const spies = LEVELS.map((level) =>
    jest.spyOn(console, level).mockImplementation((...said: unknown[]) => {
      lines.push(format(...said));
    }),
  );
  Object.assign(process.env, VARIABLES);
  return {
    text: (): string => lines.join('\n'),
    stop: (): void => {
      for (const [name, value] of before)
        if (value === undefined) delete process.env[name];
        else process.env[name] = value;
      for (const spy of spies) spy.mockRestore();
    },
  };
};
