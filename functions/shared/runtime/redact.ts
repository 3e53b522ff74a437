/** Names of fields that hold secrets or personal data; whatever they hold never reaches a log. */
const PRIVATE =
  /^(authorization|cookie|set-cookie|x-api-key|x-guest|password|secret|token|access_?token|id_?token|refresh_?token|signature|e-?mail|phone(_?number)?|(given|family|full|user)_?name|address|street|post(al)?_?code|paymentMethod|card)$/i;

const REDACTED = '[redacted]';

/** A JSON replacer: `(key, value) → value` with private fields blanked at any depth. */
export const redact = (key: string, value: unknown): unknown =>
  PRIVATE.test(key) && value !== undefined && value !== null ? REDACTED : value;
