/** Where an import's file is put, and nothing else: that it is there begins the import. */
export const UPLOADS = 'uploads/';

/** Where its bad rows are. */
export const REPORTS = 'reports/';

/** Which ids its file had so far, between two runs. */
export const SEEN = 'seen/';

/** Keys are of our making: what an operator calls a file is not in them. */
export const uploadKey = (id: string): string => `${UPLOADS}${id}`;

export const seenKey = (id: string): string => `${SEEN}${id}.sqlite`;

export const reportKey = (id: string): string => `${REPORTS}${id}.jsonl`;

/** The import whose file it is; undefined for any other key. */
export const importOfUpload = (key: string): string | undefined => /^uploads\/(imp_[0-9a-z]{26})$/.exec(key)?.[1];
