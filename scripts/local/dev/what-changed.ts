/** What a changed file asks for. */
export type Consequence =
  /** The bundles that it is in go to the emulator. */
  | { readonly kind: 'code' }
  /** The definition of a state machine goes to the emulator. */
  | { readonly kind: 'machine'; readonly name: string }
  /** Something that only a deployment puts in place: a route, a table, a grant. */
  | { readonly kind: 'deploy' };

const MACHINE = /^statemachines\/([^/]+)\/\1\.asl\.json$/;

const DEPLOYED = [
  /^infra\//,
  /^functions\/[^/]+\/contract\/[^/]*(routes|subscriptions)[^/]*\.ts$/,
  /^functions\/[^/]+\/adapters\/[^/]+-table\.ts$/,
  /^statemachines\/[^/]+\/[^/]+\.ts$/,
];

/**
 * A file may have several consequences: a contract's routes are in the bundles and in the gateway. Those without any are
 * not watched for (tests, docs).
 * @param file relative to the repository, with slashes
 */
export const consequencesOf = (file: string): Consequence[] => {
  const [, machine] = MACHINE.exec(file) ?? [];
  if (machine !== undefined) return [{ kind: 'machine', name: machine }];
  const code: Consequence[] = /^functions\/.*\.(ts|json|html|js)$/.test(file) ? [{ kind: 'code' }] : [];
  return DEPLOYED.some((pattern) => pattern.test(file)) ? [...code, { kind: 'deploy' }] : code;
};
