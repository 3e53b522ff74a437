export declare const checkNode: (version: string) => void;
export declare const checkDisk: (freeBytes: number, directory: string) => void;
export declare const prepare: (given: { root: string; emulator: boolean }) => Promise<void>;
export declare const firstLinesOf: (text: string, lines?: number) => string;
