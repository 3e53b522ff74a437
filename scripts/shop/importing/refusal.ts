import { ImportRefused, type RefusalCode } from '#functions/catalog/import/import-refused.ts';
import { Failure } from '#scripts/shop/failure.ts';

const OF_MAPPING: readonly RefusalCode[] = ['bad-mapping', 'other-mapping', 'no-mapping'];

const titleOf = (code: RefusalCode): string =>
  OF_MAPPING.includes(code) ? 'The mapping cannot be used.' : 'This file cannot be imported.';

/** What the command can say in place of the mapping, or of it. */
const AT_THE_TERMINAL: Readonly<Record<NonNullable<ImportRefused['field']>, string>> = {
  encoding: 'Here --encoding says it too.',
  delimiter: 'Here --delimiter says it too.',
  records: 'Here --records says it too.',
  mapping: '--map suggest proposes a mapping for it.',
};

const toFailure = (file: string, { code, message, hint, field, cause }: ImportRefused): Failure => {
  const hints = [hint, field && AT_THE_TERMINAL[field]].filter((each) => each !== undefined).join(' ');
  return new Failure(
    { type: code, title: titleOf(code), detail: `${file}: ${message}`, ...(hints !== '' && { hint: hints }) },
    undefined,
    { cause },
  );
};

/** What cannot be imported is told as any other failure of the shop's commands. @throws Failure */
export const refusing = async <Result>(file: string, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ImportRefused ? toFailure(file, error) : error;
  }
};
