import type { Post } from '#functions/sandbox/application/deliver-webhook.ts';

const TIMEOUT_MS = 3_000;

/** `fetch` loads undici, which no buyer waits for here. */
export const postByFetch =
  (send: typeof fetch): Post =>
  async (url, headers, body) => {
    const answer = await send(url, { method: 'POST', headers, body, signal: AbortSignal.timeout(TIMEOUT_MS) });
    await answer.body?.cancel();
    return answer.status;
  };
