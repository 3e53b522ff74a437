export declare const nodeTooOld: (found: string) => string;
export declare const diskFull: (freeBytes: number, neededBytes: number, directory: string) => string;
export declare const nothingServes: (why: string) => string;
export declare const noPython: string;
export declare const pythonTooOld: (version: string) => string;
export declare const pythonWithoutVenv: (command: string) => string;
export declare const venvFailed: (lastLine: string, logFile: string) => string;
export declare const packagesFailed: (code: number | null, command: string) => string;
export declare const unknownCommand: (command: string, known: readonly string[]) => string;
