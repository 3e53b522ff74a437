import type { PythonTool } from './venv.mjs';

export declare const checkNode: (version: string) => void;
export declare const checkDisk: (freeBytes: number, directory: string) => void;
export declare const prepare: (given: {
  root: string;
  emulator: boolean;
  judges?: boolean | undefined;
  tools?: boolean | undefined;
  python?: readonly PythonTool[] | undefined;
}) => Promise<void>;
export declare const firstLinesOf: (text: string, lines?: number) => string;
