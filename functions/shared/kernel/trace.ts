/** What ties a change to the request that began it and to the event or request that caused it. */
export type Trace = {
  /** One for everything that a request leads to. */
  readonly correlationId: string;
  /** The id of the event or request that caused this change. */
  readonly causationId: string;
  /** W3C trace context, `00-<32 hex>-<16 hex>-<2 hex>`. */
  readonly traceparent: string;
};

/** A trace as a row keeps it: short names, at most 150 bytes with them. */
export type StoredTrace = { readonly c: string; readonly k: string; readonly t: string };

export const storeTrace = ({ correlationId, causationId, traceparent }: Trace): StoredTrace => ({
  c: correlationId,
  k: causationId,
  t: traceparent,
});

export const readTrace = ({ c, k, t }: StoredTrace): Trace => ({ correlationId: c, causationId: k, traceparent: t });
