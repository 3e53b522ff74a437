type Package = { version?: string; optional?: boolean; dev?: boolean; devOptional?: boolean; link?: boolean };
export type LockFile = { packages?: Record<string, Package> };
export type Installation = { npm: readonly string[]; judges: boolean };
export declare const lockStamp: (text: string, judges: boolean) => string;
export declare const satisfies: (wanted: LockFile, installed: LockFile, judges: boolean) => boolean;
export declare const stampPackages: (root: string, judges: boolean) => void;
export declare const installationOf: (root: string, judges: boolean) => Installation | undefined;
