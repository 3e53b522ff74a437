export declare const ask: (
  command: string,
  parameters: readonly string[],
  options?: { timeoutMilliseconds?: number; cwd?: string },
) => Promise<{ code: number | null; output: string }>;
export declare const runIntoLog: (
  command: string,
  parameters: readonly string[],
  options: { logFile: string; cwd?: string; env?: NodeJS.ProcessEnv },
) => Promise<number | null>;
