import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { environment, STAGE } from '#test/support/system/tables.ts';

/** Which kind of key each context signs with. */
const SIGNS: Readonly<Record<string, string>> = { customers: 'guest', shipping: 'quote', notifications: 'contact' };

const keyParameter = (kind: string): string => `/bazaar/${STAGE}/keys/${kind}`;

const known: Readonly<Record<string, string>> = {
  ...environment,
  GUEST_SECONDS: String(30 * 86_400),
  QUOTE_LASTS_SECONDS: '1800',
  QUOTE_KEPT_SECONDS: '604800',
  USER_POOL_PARAMETER: `/bazaar/${STAGE}/user-pool-id`,
  USER_POOL_CLIENT_PARAMETER: `/bazaar/${STAGE}/user-pool-client-id`,
  GUEST_KEY_PARAMETER: keyParameter('guest'),
  QUOTE_KEY_PARAMETER: keyParameter('quote'),
  CONTACT_KEY_PARAMETER: keyParameter('contact'),
};

const signing = (context: string): Record<string, string> => {
  const kind = SIGNS[context];
  if (kind === undefined) return {};
  return {
    SIGNING_SECRET_NAME: resourceName(STAGE, context, `${kind}-key`),
    SIGNING_KEY_PARAMETER: keyParameter(kind),
  };
};

/** A table that the list of tables does not know yet is called as every table is. */
const tableOf = (variable: string): string | undefined => {
  const [, context] = /^([A-Z]+)_TABLE$/.exec(variable) ?? [];
  return context && resourceName(STAGE, context.toLowerCase(), 'table');
};

/** Faults can be set, and befall nothing: the others would ask for them over the network. */
const faults = (name: string): Record<string, string> => (name === 'operations-api' ? { BAZAAR_FAULTS: 'on' } : {});

/** The variables of a function, as its constructs would set them. @param name as in `orders-api` */
export const settingsOf = (name: string): Record<string, string> =>
  new Proxy(
    { ...known, ...signing(name.split('-')[0] ?? ''), ...faults(name) },
    { get: (target: Record<string, string>, name) => target[String(name)] ?? tableOf(String(name)) },
  ) as Record<string, string>;

/** What the edge and the operators have left in the parameters. */
export const parameters: Readonly<Record<string, string>> = {
  [`/bazaar/${STAGE}/faults`]: '[]',
  [`/bazaar/${STAGE}/api-url`]: 'https://api.test',
  [`/bazaar/${STAGE}/user-pool-id`]: 'pool-1',
  [`/bazaar/${STAGE}/user-pool-client-id`]: 'client-1',
};
