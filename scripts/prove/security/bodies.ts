import { type Mutation, without } from '#scripts/prove/mutation.ts';
import { strictMutations } from '#scripts/prove/security/strict.ts';

const HANDLER = 'functions/shared/runtime/api/api-handler.ts';
const REDACT = 'functions/shared/runtime/redact.ts';

/** What answers and logs say. */
const said: readonly Mutation[] = [
  without(
    'an answer tells what went wrong inside',
    'functions/shared/runtime/api/problem.ts',
    ["detail: 'The request failed. Trying again with the same idempotency key is safe.'", 'detail: String(error)'],
    'security/internals',
  ),
  without(
    'a refusal is logged with all that the client said',
    HANDLER,
    ['problem: loggable(problem)', 'problem'],
    'security/canary',
  ),
  without(
    'a failure is logged with addresses',
    REDACT,
    ["typeof value === 'string' ? masked(value) : value", 'value'],
    'unit/runtime/redact',
  ),
  without('private fields are logged', REDACT, ['if (PRIVATE.test(key) || ', 'if ('], 'unit/runtime/redact'),
  without(
    'texts may hold control characters and half characters',
    'functions/customers/contract/fields.ts',
    [
      ".regex(/^\\s*[^\\s\\p{Cc}][^\\p{Cc}\\p{Zl}\\p{Zp}]*$/u, 'must be one line without control characters')\n    .refine((text) => text.isWellFormed(), 'is not well-formed Unicode')",
      '',
    ],
    'security/injection',
  ),
  without(
    'a path that is no SKU is asked for',
    'functions/shared/runtime/api/parse-request.ts',
    [
      "params: route.params && check('path', route.params, event.pathParameters ?? {})",
      'params: event.pathParameters ?? {}',
    ],
    'security/injection',
  ),
];

export const bodyMutations: readonly Mutation[] = [...strictMutations, ...said];
