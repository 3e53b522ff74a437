import { createHash, hash } from 'node:crypto';
import { createReadStream } from 'node:fs';

/** Of a file's content: another one when a byte of it is. */
export const contentOf = async (file: string): Promise<string> => {
  const digest = createHash('sha256');
  for await (const chunk of createReadStream(file, { highWaterMark: 1024 * 1024 })) digest.update(chunk);
  return digest.digest('hex');
};

/** Of an import: the content of the file, and all that the result depends on besides. */
export const importKey = (content: string, settings: object): string =>
  hash('sha256', `${content}\n${JSON.stringify(settings)}`, 'hex').slice(0, 32);
