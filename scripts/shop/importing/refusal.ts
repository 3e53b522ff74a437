import { ImportRefused, type RefusalCode } from '#functions/catalog/import/import-refused.ts';
import { Failure } from '#scripts/shop/failure.ts';

const OF_MAPPING: readonly RefusalCode[] = ['bad-mapping', 'other-mapping', 'no-mapping'];

const titleOf = (code: RefusalCode): string =>
  OF_MAPPING.includes(code) ? 'The mapping cannot be used.' : 'This file cannot be imported.';

const toFailure = (file: string, { code, message, hint, cause }: ImportRefused): Failure =>
  new Failure(
    { type: code, title: titleOf(code), detail: `${file}: ${message}`, ...(hint !== undefined && { hint }) },
    undefined,
    { cause },
  );

/** What cannot be imported is told as any other failure of the shop's commands. @throws Failure */
export const refusing = async <Result>(file: string, work: () => Promise<Result>): Promise<Result> => {
  try {
    return await work();
  } catch (error) {
    throw error instanceof ImportRefused ? toFailure(file, error) : error;
  }
};
