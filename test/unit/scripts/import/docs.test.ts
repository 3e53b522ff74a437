import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { DEFECTS } from '#functions/catalog/import/defect.ts';
import { mappingSchema } from '#functions/catalog/import/mapping/mapping.ts';

const page = readFileSync(new URL('../../../../docs/import.md', import.meta.url), 'utf8');

describe('docs/import.md', () => {
  it('names every code of a bad row, and no other', () => {
    const named = [...page.matchAll(/^\| `([a-z-]+)` +\| /gm)].map(([, code]) => code);
    const codes = Object.keys(DEFECTS);
    expect(named.filter((code) => codes.includes(code ?? ''))).toEqual(codes);
  });

  it('names every field of a mapping', () => {
    const fields = Object.keys(mappingSchema.shape).filter((field) => field !== 'about');
    expect(fields.filter((field) => !new RegExp(`\`${field}\\??\``).test(page))).toEqual([]);
  });

  it('has a mapping that is one', () => {
    const [, example = ''] = /```json\n([\s\S]*?)```/.exec(page) ?? [];
    expect(mappingSchema.safeParse(JSON.parse(example)).error).toBeUndefined();
  });
});
