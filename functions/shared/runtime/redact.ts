/** Names of fields that hold secrets or personal data; whatever they hold never reaches a log. */
const PRIVATE = new RegExp(
  `^(${[
    'authori[sz]ation|cookie|set-cookie|x-api-key|x-guest|signature|secret(_?(hash|string))?',
    '(old|new|previous|proposed)?_?password',
    '((access|id|refresh|guest|session)?[_-]?)token',
    'confirmation_?code',
    'e?-?mail(_?address)?|phone(_?number)?',
    '(given|family|first|last|full|user)_?name',
    'address(es)?|street|(address_?)?line_?[1-4]|city|town|region|post(al)?_?code|zip(_?code)?',
    'paymentMethod|card|iban',
  ].join('|')})$`,
  'i',
);

/** Too common a name to blank whatever it holds: errors have codes too. */
const isMailedCode = (key: string, value: unknown): boolean => /^code$/i.test(key) && /^\d{6}$/.test(String(value));

const REDACTED = '[redacted]';

/** What is private wherever it stands, also within a sentence: e-mail addresses, tokens of the pool, signed tokens. */
const PRIVATE_TEXTS = [
  /[\p{L}\p{N}._%+'-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63}){1,8}/gu,
  /\beyJ[\w-]{8,}\.[\w-]{8,}(?:\.[\w-]*)?/g,
  /\b(?:gst|quo|con)_[\w-]{8,}\.[\w-]{86}/g,
];

/** Most texts hold none: one look is cheaper than three searches. */
const SUSPICIOUS = /@|\beyJ|\b(?:gst|quo|con)_/;

const masked = (text: string): string =>
  SUSPICIOUS.test(text) ? PRIVATE_TEXTS.reduce((rest, pattern) => rest.replace(pattern, REDACTED), text) : text;

/** A JSON replacer: `(key, value) → value` with private fields blanked at any depth, and private texts wherever they are. */
export const redact = (key: string, value: unknown): unknown => {
  if (value === undefined || value === null) return value;
  if (PRIVATE.test(key) || isMailedCode(key, value)) return REDACTED;
  return typeof value === 'string' ? masked(value) : value;
};
