/**
 * Every call to AWS has a timeout well under its function's; three attempts with the SDK's own jittered backoff. Without
 * `throwOnRequestTimeout` the SDK would only log that the time is up.
 */
export const clientDefaults = {
  maxAttempts: 3,
  requestHandler: { connectionTimeout: 1_000, requestTimeout: 3_000, throwOnRequestTimeout: true },
} as const;
