import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { run } from '#test/unit/scripts/shop/support/run.ts';

const message = (To: string, Timestamp: number, changes: object = {}) => ({
  MessageId: String(Timestamp),
  Source: 'shop@bazaar.test',
  To: [To],
  Subject: 'Your code',
  BodyText: `Your code is ${111_111 * Timestamp}.`,
  BodyHtml: null,
  Timestamp,
  ...changes,
});

const mailbox =
  (...messages: readonly object[]) =>
  async (url: string) => {
    expect(url).toBe('http://aws.test:4566/_ministack/ses/messages');
    return new Response(JSON.stringify({ messages: { '000000000000': messages } }));
  };

const two = mailbox(message('mary@example.com', 1), message('joe@example.com', 2), message('Mary@example.com', 3));

describe('shop mail', () => {
  it('shows mails, the newest first', async () => {
    const { out } = await run(two, 'mail');
    expect(out.match(/\S+@example.com/g)).toEqual(['Mary@example.com', 'joe@example.com', 'mary@example.com']);
    expect(out).toContain('  Your code is 333333.');
  });

  it('shows those to an address only, and so many', async () => {
    const { json, err } = await run(two, 'mail --to mary@example.com --limit 1 --json');
    expect(json).toMatchObject({ messages: [{ to: ['Mary@example.com'], code: '333333' }] });
    expect(err).toContain('1 older');
  });

  it('prints the latest code and nothing else, for scripts', async () => {
    expect((await run(two, 'mail --to joe@example.com --code')).out).toBe('222222\n');
    expect((await run(two, 'mail --code --json')).json).toEqual({ code: '333333' });
  });

  it('fails where there is no code', async () => {
    const { code, err } = await run(mailbox(), 'mail --code --to mary@example.com');
    expect(code).toBe(1);
    expect(err).toContain('mary@example.com');
    expect((await run(mailbox(), 'mail')).out).toBe('no mails\n');
  });

  it('reads mails that are HTML, and lets none of them steer the terminal', async () => {
    const BodyHtml = '<p>Code <b>123456</b></p><br/>\u001b[2Jgone';
    const { out } = await run(mailbox(message('m@example.com', 1, { BodyText: '', BodyHtml })), 'mail');
    expect(out).toContain('Code 123456');
    expect(out).not.toContain('\u001b');
  });

  it('says that there is no mailbox, or that nothing runs', async () => {
    const { code, err } = await run(async () => new Response('<html>'), 'mail');
    expect(code).toBe(1);
    expect(err).toContain('no mailbox');
    const directory = mkdtempSync(join(tmpdir(), 'bazaar-shop-'));
    expect((await run(two, 'mail', { localDirectory: directory })).err).toContain('not running: npm start');
  });
});
