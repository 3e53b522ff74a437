import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ensureUser, signIn } from '#scripts/local/users.ts';
import { REGION, STAGE, systemState } from '#test/support/emulator/shared-system.ts';

const where = () => ({ stage: STAGE, region: REGION, emulator: emulatorOf(systemState().awsEndpointUrl) });

const emulatorOf = (endpoint: string) => ({
  endpoint,
  port: Number(new URL(endpoint).port),
  kind: 'ministack' as const,
});

export type Answer = {
  readonly status: number;
  readonly headers: Headers;
  // Tests look into bodies of every shape.
  // biome-ignore lint/suspicious/noExplicitAny: see above
  readonly body: any;
};

export type Request = {
  readonly method?: string;
  readonly token?: string | undefined;
  readonly body?: unknown;
  readonly key?: string;
  readonly headers?: Record<string, string>;
};

/** A request as any client would send it. */
export const call = async (
  path: string,
  { method = 'GET', token, body, key, headers = {} }: Request = {},
): Promise<Answer> => {
  const response = await fetch(`${systemState().apiUrl}${path}`, {
    method,
    headers: {
      ...(body !== undefined && { 'content-type': 'application/json' }),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
      ...(key !== undefined && { 'idempotency-key': key }),
      ...headers,
    },
    ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    signal: AbortSignal.timeout(60_000),
  });
  const text = await response.text();
  return { status: response.status, headers: response.headers, body: text.startsWith('{') ? JSON.parse(text) : text };
};

export const adminToken = (): Promise<string> => signIn(where(), systemState().users.admin);
export const buyerToken = (): Promise<string> => signIn(where(), systemState().users.buyer);

/** So many buyers of their own, signed in. */
export const buyers = (count: number): Promise<string[]> =>
  Promise.all(
    Array.from({ length: count }, async (_, index) => {
      const user = { email: `buyer-${index}@bazaar.test`, password: 'correct-Horse-7-battery!' };
      await ensureUser(where(), user);
      return signIn(where(), user);
    }),
  );

/** Until `look` answers something. @throws Error saying what was waited for */
export const until = async <T>(what: string, look: () => Promise<T | undefined | false>, seconds = 60): Promise<T> => {
  const end = Date.now() + seconds * 1_000;
  for (;;) {
    const seen = await look();
    if (seen !== undefined && seen !== false) return seen;
    if (Date.now() > end) throw new Error(`Waited ${seconds} s in vain until ${what}.`);
    await sleep(200);
  }
};

/** Publishes a product of one variant for 9.99 EUR and receives its pieces. */
export const stockUp = async (sku: string, pieces: number): Promise<void> => {
  const token = await adminToken();
  const variants = [{ sku, prices: { EUR: 999 } }];
  const product = {
    title: `A ${sku}`,
    description: '',
    category: ['Tests'],
    taxCategory: 'standard',
    variants,
    publish: true,
  };
  await call(`/admin/products/by-external-id/${sku}`, { method: 'PUT', token, body: product });
  const receive = { method: 'POST', token, key: `receipt-${sku}`, body: { quantity: pieces } };
  await until(`${sku} is received`, async () => (await call(`/admin/stock/${sku}/receipts`, receive)).status === 201);
};

type Wish = { readonly quantity?: number; readonly payment?: string; readonly key?: string };

/** Sends an order again while the front door says 429 or 5xx, with the same key; also until orders knows the product. */
export const order = (
  token: string,
  sku: string,
  { quantity = 1, payment = 'tok_approve', key = randomUUID() }: Wish = {},
): Promise<Answer> => {
  const body = {
    lines: [{ sku, quantity }],
    currency: 'EUR',
    expectedTotal: { amount: 999 * quantity, currency: 'EUR' },
    paymentMethod: payment,
  };
  return until(`an order for ${sku} is taken`, async () => {
    const answer = await call('/orders', { method: 'POST', token, key, body }).catch(() => undefined);
    const again = answer === undefined || answer.status === 429 || answer.status >= 500;
    const unknown = answer?.body?.type === 'urn:bazaar:problem:unknown-product';
    return !again && !unknown && answer;
  });
};

const UNDECIDED = ['PENDING', 'CANCELLING'];

/** The order once it is decided. */
export const decided = (token: string, id: string, seconds = 60): Promise<Answer['body']> =>
  until(
    `${id} is decided`,
    async () => {
      const { status, body } = await call(`/orders/${id}`, { token }).catch(() => ({ status: 0, body: undefined }));
      return status === 200 && !UNDECIDED.includes(body.status) && body;
    },
    seconds,
  );

/** Places an order and waits until it is decided. */
export const buy = async (token: string, sku: string, wish: Wish = {}, seconds = 60): Promise<Answer['body']> =>
  decided(token, (await order(token, sku, wish)).body.id, seconds);
