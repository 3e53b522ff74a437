export type LockFile = {
  packages?: Record<string, { version?: string; optional?: boolean; devOptional?: boolean; link?: boolean }>;
};
export declare const lockStamp: (text: string) => string;
export declare const satisfies: (wanted: LockFile, installed: LockFile) => boolean;
export declare const packagesAreCurrent: (root: string) => boolean;
export declare const stampPackages: (root: string) => void;
