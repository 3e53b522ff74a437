import type { Json } from '#scripts/contracts/openapi/json.ts';

/** What lets somebody in, or says that somebody was: of each, so much stays as shows which it is and where it goes. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [/\b(gst|quo|con)_[\w-]+\.[\w-]{86}/g, '$1_…'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]+/g, 'eyJ…'],
  [/\bv1=[0-9a-f]{64}/g, 'v1=…'],
];

/** A value of an example without the capabilities, tokens and signatures in it. */
export const masked = <Value extends Json>(value: Value): Value =>
  JSON.parse(SECRETS.reduce((text, [secret, shown]) => text.replace(secret, shown), JSON.stringify(value))) as Value;
