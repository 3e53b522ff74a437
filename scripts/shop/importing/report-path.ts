import { access, constants, mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Session } from '#scripts/shop/session.ts';

const isWritable = async (directory: string): Promise<boolean> =>
  access(directory, constants.W_OK).then(
    () => true,
    () => false,
  );

/** Beside the file; where nothing may be written there, with the local system's own files. */
export const reportPath = async (
  { localDirectory }: Pick<Session, 'localDirectory'>,
  file: string,
  asked: string | undefined,
): Promise<string> => {
  const name = `${basename(file)}.bad.jsonl`;
  const beside = asked ?? join(dirname(file), name);
  const path =
    asked === undefined && !(await isWritable(dirname(file))) ? join(localDirectory, 'imports', name) : beside;
  await mkdir(dirname(path), { recursive: true });
  return path;
};
