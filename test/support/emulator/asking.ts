import { setTimeout as sleep } from 'node:timers/promises';
import { readMailbox } from '#scripts/shop/system/mailbox.ts';
import { adminToken, call, until } from '#test/support/emulator/api.ts';
import { rowsOf } from '#test/support/emulator/aws.ts';
import { systemState } from '#test/support/emulator/shared-system.ts';
import { operationNamed } from '#test/support/security/operations.ts';
import type { Answer, Ask, Person, Request } from '#test/support/security/people.ts';
import type { Here } from '#test/support/security/tour.ts';

const pathOf = (path: string, { params = {}, query = {} }: Request): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''));
  const search = new URLSearchParams(query).toString();
  return search === '' ? filled : `${filled}?${search}`;
};

/** What events will tell in a moment, or what asks for patience. */
const NOT_YET = /unknown-product|unknown-sku|too-many-requests/;

const isLater = ({ status, text }: Answer): boolean => status === 429 || status >= 500 || NOT_YET.test(text);

/** Asks the running system by the routes of the document; a person's `sub` is the access token here. */
export const askHere: Ask = async (wanted, { sub: token, guestToken }, request = {}) => {
  const { method, path } = typeof wanted === 'string' ? operationNamed(wanted) : wanted;
  const send = async (): Promise<Answer> => {
    const headers = { ...(guestToken !== undefined && { 'guest-token': guestToken }), ...request.headers };
    const answer = await call(pathOf(path, request), { method, token, headers, body: request.body });
    const text = typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body);
    return { status: answer.status, headers: Object.fromEntries(answer.headers), text, body: answer.body };
  };
  let answer = await send();
  for (let again = 0; again < 60 && isLater(answer); again++) {
    await sleep(500);
    answer = await send();
  }
  return answer;
};

const UNDECIDED = ['PENDING', 'CANCELLING'];

const settle = async (): Promise<void> => {
  await until('every order is decided', async () =>
    (await rowsOf('orders')).every(({ status }) => !UNDECIDED.includes(String(status))),
  );
};

const codeFor = (email: string): Promise<string> =>
  until(`a mail to ${email}`, async () => {
    const mails = await readMailbox(fetch as never, systemState() as never);
    return mails.find(({ to, code }) => to.includes(email) && code !== undefined)?.code;
  });

const memberOf = async (email: string, password: string): Promise<Person> => {
  const { body } = await askHere('signIn', { name: 'nobody' }, { body: { email, password } });
  return { name: 'a member', sub: String(body.accessToken) };
};

/** The running system, as the tour takes it. */
export const here = async (): Promise<Here> => ({
  admin: { name: 'an operator', sub: await adminToken() },
  settle,
  codeFor,
  memberOf,
});
