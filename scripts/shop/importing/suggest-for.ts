import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import type { MappingInput } from '#functions/catalog/import/mapping/mapping.ts';
import { sampleOf } from '#functions/catalog/import/sample.ts';
import { openFile } from '#scripts/import/source/open-file.ts';
import type { Explained } from '#scripts/import/suggest/guess.ts';
import { type Suggestion, suggestMapping } from '#scripts/import/suggest/suggest-mapping.ts';
import { Failure } from '#scripts/shop/failure.ts';
import type { ImportOptions } from '#scripts/shop/importing/import-options.ts';
import { refusing } from '#scripts/shop/importing/refusal.ts';
import type { Session } from '#scripts/shop/session.ts';
import { table } from '#scripts/shop/terminal/table.ts';

const SAMPLED_ROWS = 500;

const save = async (path: string, text: string): Promise<void> => {
  try {
    await writeFile(path, text, { flag: 'wx' });
  } catch (cause) {
    const { code, message } = cause as NodeJS.ErrnoException;
    const detail = code === 'EEXIST' ? `${path} is there already.` : message;
    throw new Failure({ type: 'cannot-save', title: 'The mapping was not saved.', detail }, undefined, { cause });
  }
};

const lineOf = ({ field, columns, because, check }: Explained): string[] => [
  field,
  columns.join(', ') || '–',
  `${because}${check ? ' – PLEASE CHECK' : ''}`,
];

const explanation = (suggestion: Suggestion): string[] => {
  const { guesses, leftOut, tried } = suggestion;
  return [
    ...table(guesses.map(lineOf)),
    ...(leftOut.length > 0 ? [`Left out: ${leftOut.join(', ')}.`] : []),
    `${tried.good} of ${tried.rows} sampled rows make a product with it${tried.reasons.length > 0 ? '; the others:' : '.'}`,
    ...tried.reasons.map((reason) => `  ${reason}`),
  ];
};

/** What was said on the command line holds for the next run too. */
const withOptions = (mapping: MappingInput, { delimiter, encoding, records }: ImportOptions): MappingInput => ({
  ...(delimiter !== undefined && { delimiter }),
  ...(encoding !== undefined && { encoding }),
  ...(records !== undefined && { records }),
  ...mapping,
});

/** Proposes a mapping for a file: the mapping on stdout, ready to be saved, and why on stderr. @throws Failure */
export const suggestFor = (session: Session, file: string, options: ImportOptions): Promise<object> =>
  refusing(file, async () => {
    const catalogue = await openFile(file, options);
    const name = basename(file).replace(/\..*$/, '');
    const suggestion = suggestMapping(await sampleOf(catalogue, SAMPLED_ROWS), name);
    const about = `Proposed for ${basename(file)}; please look it over`;
    const mapping = { about, ...withOptions(suggestion.mapping, options) };
    const text = `${JSON.stringify(mapping, undefined, 2)}\n`;
    const { note, say } = session.terminal;
    note(...catalogue.notes, ...explanation(suggestion));
    if (options.save === undefined) say(text.trimEnd());
    else {
      await save(options.save, text);
      say(`${options.save}: try it with import ${file} --map ${options.save} --dry-run`);
    }
    return { ...suggestion, mapping };
  });
