/** Why a file or a mapping cannot be imported at all. */
export type RefusalCode =
  | 'no-such-file'
  | 'not-a-file'
  | 'cannot-be-read'
  | 'empty-file'
  | 'zip-archive'
  | 'binary-file'
  | 'not-in-encoding'
  | 'no-header'
  | 'no-records'
  | 'bad-mapping'
  | 'other-mapping'
  | 'no-mapping'
  | 'too-large';

/** What a mapping would have to say otherwise: one of its fields, or all of it. */
type MappingField = 'encoding' | 'delimiter' | 'records' | 'mapping';

type RefusedOptions = ErrorOptions & { readonly field?: MappingField };

/** For people, at a terminal or not; `hint` says what to do about it, `field` what of the mapping may have to change. */
export class ImportRefused extends Error {
  readonly code: RefusalCode;
  readonly hint: string | undefined;
  readonly field: MappingField | undefined;

  constructor(code: RefusalCode, message: string, hint?: string, options?: RefusedOptions) {
    super(message, options);
    this.name = 'ImportRefused';
    this.code = code;
    this.hint = hint;
    this.field = options?.field;
  }
}
