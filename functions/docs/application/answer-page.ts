import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import type { PackedFile } from '#functions/docs/contract/packed-files.ts';

/** A file of the pages, gzipped. */
export type ReadPage = (name: PackedFile) => Promise<Uint8Array>;

export type Page = {
  readonly status: 200 | 304;
  readonly headers: Readonly<Record<string, string>>;
  readonly bytes: Uint8Array;
};

type Asked = { readonly 'accept-encoding'?: string | undefined; readonly 'if-none-match'?: string | undefined };

const TYPES: Readonly<Record<string, string>> = {
  html: 'text/html; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
};

/** The library writes its styles into the page as it runs; all else comes from here, and nothing is told to anyone. */
const POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "worker-src 'self' blob:",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const headersOf = (name: PackedFile, etag: string): Record<string, string> => ({
  'content-type': TYPES[name.split('.').at(-1) ?? ''] ?? 'application/octet-stream',
  'cache-control': 'public, no-cache',
  'content-security-policy': POLICY,
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=63072000',
  'x-content-type-options': 'nosniff',
  vary: 'accept-encoding',
  etag,
});

const NOTHING = new Uint8Array();

const takesGzip = ({ 'accept-encoding': accepted = '' }: Asked): boolean => /\bgzip\b/.test(accepted);

/** Weak, since one file has two encodings. */
const etagOf = (bytes: Uint8Array): string =>
  `W/"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;

/** A file of the pages, unless the caller has it already. Gzipped it stays, unless the caller cannot read that. */
export const answerPage =
  (read: ReadPage) =>
  async (name: PackedFile, asked: Asked): Promise<Page> => {
    const packed = await read(name);
    const etag = etagOf(packed);
    const headers = headersOf(name, etag);
    if (asked['if-none-match']?.includes(etag)) return { status: 304, headers, bytes: NOTHING };
    return takesGzip(asked)
      ? { status: 200, headers: { ...headers, 'content-encoding': 'gzip' }, bytes: packed }
      : { status: 200, headers, bytes: gunzipSync(packed) };
  };
