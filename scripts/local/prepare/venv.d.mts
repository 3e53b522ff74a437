import type { findPython } from './python.mjs';

export type PythonTool = {
  readonly title: string;
  readonly folder: string;
  readonly requirements: string;
  readonly oldestMinor: number;
};
export declare const MINISTACK: PythonTool;
export declare const SCHEMATHESIS: PythonTool;
export declare const CFN_LINT: PythonTool;
export declare const PYTHON_TOOLS: readonly PythonTool[];
export declare const stampOf: (requirements: string) => string;
export declare const lastLineOf: (text: string) => string;
export declare const installedInterpreter: (root: string, tool: PythonTool) => string | undefined;
export declare const ensureVenv: (root: string, tool: PythonTool, python: string) => Promise<string>;
export declare const ensureProgram: (
  root: string,
  tool: PythonTool,
  program: string,
  find?: typeof findPython,
) => Promise<{ command: string; first: string }>;
