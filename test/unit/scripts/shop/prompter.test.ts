import { PassThrough } from 'node:stream';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from '@jest/globals';
import { type Complete, createPrompter } from '#scripts/shop/terminal/prompter.ts';

/** Somebody who types these keys. */
const typing = async (keys: string, ask: (prompter: ReturnType<typeof createPrompter>) => Promise<string>) => {
  const [input, output] = [new PassThrough(), new PassThrough()];
  const answer = ask(createPrompter(input, output)).then(
    (given) => ({ given }),
    (error: { problem: { type: string } }) => ({ failed: error.problem.type }),
  );
  for (const key of keys) {
    input.write(key);
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  const ended = await answer;
  output.end();
  return { ...ended, shown: await text(output) };
};

const fruits: Complete = async (typed) => ['apple', 'cherry'].filter((name) => name.startsWith(typed));

describe('asking at a terminal', () => {
  it('answers with the line', async () => {
    const { shown, ...ended } = await typing(' Mary \r', ({ line }) => line('Name:'));
    expect(ended).toEqual({ given: 'Mary' });
    expect(shown).toContain('Name: ');
  });

  it('completes by tab', async () => {
    expect(await typing('ch\t\r', ({ line }) => line('Which:', fruits))).toMatchObject({ given: 'cherry' });
    const broken: Complete = () => Promise.reject(new Error('offline'));
    expect(await typing('ch\t\r', ({ line }) => line('Which:', broken))).toMatchObject({ given: 'ch' });
  });

  it('shows nothing of a secret', async () => {
    const { shown, ...ended } = await typing('hush\r', ({ secret }) => secret('Password:'));
    expect(ended).toEqual({ given: 'hush' });
    expect(shown).toBe('Password: \n');
  });

  it.each(['\u0003', '\u0004'])('ends when it is interrupted', async (key) => {
    expect(await typing(key, ({ line }) => line('Name:'))).toMatchObject({ failed: 'interrupted' });
  });
});
