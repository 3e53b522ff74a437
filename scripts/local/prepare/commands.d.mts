import type { PythonTool } from './venv.mjs';

export type Command = {
  script: string;
  emulator: boolean;
  judges?: boolean;
  tools?: boolean;
  python?: readonly PythonTool[];
};
export declare const COMMANDS: Record<string, Command>;
export declare const commandOf: (name: string) => Command | undefined;
export declare const invocationOf: (given: {
  root: string;
  command: Command;
  parameters: readonly string[];
  environment: NodeJS.ProcessEnv;
}) => { program: string; parameters: string[]; environment: NodeJS.ProcessEnv };
