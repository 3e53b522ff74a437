export declare const stampOf: (requirements: string) => string;
export declare const lastLineOf: (text: string) => string;
export declare const installedInterpreter: (root: string) => string | undefined;
export declare const ensureVenv: (root: string, python: string) => Promise<string>;
