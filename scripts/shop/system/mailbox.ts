import * as z from 'zod';
import { Failure } from '#scripts/shop/failure.ts';
import type { Fetch } from '#scripts/shop/http/exchange.ts';
import type { System } from '#scripts/shop/system/system.ts';

/** Of MiniStack: `GET /_ministack/ses/messages`, by account; times in seconds since the epoch. */
const messageSchema = z.object({
  Source: z.string(),
  To: z.array(z.string()),
  Subject: z.string(),
  BodyText: z.string().nullish(),
  BodyHtml: z.string().nullish(),
  Timestamp: z.number(),
});

const mailboxSchema = z.object({ messages: z.record(z.string(), z.array(messageSchema)) });

export type Mail = {
  readonly at: string;
  readonly from: string;
  readonly to: readonly string[];
  readonly subject: string;
  readonly text: string;
  /** Six digits, where the mail has a code. */
  readonly code?: string;
};

const plainText = (html: string): string =>
  html
    .replace(/<br\s*\/?>|<\/p>/gi, '\n')
    .replace(/<[^>]*>/g, '')
    .trim();

const toMail = ({ Source, To, Subject, BodyText, BodyHtml, Timestamp }: z.infer<typeof messageSchema>): Mail => {
  const text = BodyText || plainText(BodyHtml ?? '');
  const code = /\b\d{6}\b/.exec(text)?.[0];
  const at = new Date(Timestamp * 1_000).toISOString();
  return { at, from: Source, to: To, subject: Subject, text, ...(code !== undefined && { code }) };
};

const TIMEOUT_MS = 10_000;

const noMailbox = (origin: string, cause: unknown): Failure =>
  new Failure(
    {
      type: 'no-mailbox',
      title: 'There is no mailbox to look into.',
      detail: `${origin} is not an emulator that keeps mails, or does not answer.`,
      hint: 'Mails of a deployed stage go to their addressees.',
    },
    undefined,
    { cause },
  );

/** What the local system has mailed, to whomever, the newest first. @throws Failure */
export const readMailbox = async (fetch: Fetch, { awsEndpointUrl }: System): Promise<Mail[]> => {
  const signal = AbortSignal.timeout(TIMEOUT_MS);
  try {
    const response = await fetch(`${awsEndpointUrl}/_ministack/ses/messages`, { method: 'GET', signal });
    const { messages } = mailboxSchema.parse(await response.json());
    return Object.values(messages)
      .flat()
      .reverse()
      .sort((a, b) => b.Timestamp - a.Timestamp)
      .map(toMail);
  } catch (cause) {
    throw noMailbox(awsEndpointUrl, cause);
  }
};
