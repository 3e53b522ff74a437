/**
 * The one place where names are composed, so that ARNs can be composed too and stacks need no exports.
 * @example resourceName('dev', 'orders', 'inbox') // bazaar-dev-orders-inbox
 */
export const resourceName = (stage: string, context: string, thing: string): string =>
  `bazaar-${stage}-${context}-${thing}`;
