type Headers = Readonly<Record<string, string>>;

export const ok = <Body>(body: Body, headers: Headers = {}) => ({ status: 200 as const, body, headers });
export const created = <Body>(body: Body, headers: Headers = {}) => ({ status: 201 as const, body, headers });
export const accepted = <Body>(body: Body, headers: Headers = {}) => ({ status: 202 as const, body, headers });

/** Marks the same answer given again for the same idempotency key. */
export const replayed = (again: boolean): Headers => (again ? { 'idempotent-replayed': 'true' } : {});

/**
 * The version of what is answered, to be sent back as If-Match.
 * @param variant which of several things that a version may be shown as: another one has another ETag
 */
export const etag = (version: number, variant?: string): Headers => ({
  etag: variant === undefined ? `"${version}"` : `"${version}-${variant}"`,
});
