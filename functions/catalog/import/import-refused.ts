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

/** For people; `hint` says what to do about it. */
export class ImportRefused extends Error {
  readonly code: RefusalCode;
  readonly hint: string | undefined;

  constructor(code: RefusalCode, message: string, hint?: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'ImportRefused';
    this.code = code;
    this.hint = hint;
  }
}
