export type Python = { command: string; major: number; minor: number; venv: boolean };
export declare const CANDIDATES: readonly string[];
export declare const parsePython: (command: string, answer: string) => Python | undefined;
export declare const choosePython: (
  found: readonly Python[],
  oldestMinor: number,
) => { command: string } | { problem: string };
export declare const findPython: (oldestMinor: number) => Promise<{ command: string } | { problem: string }>;
