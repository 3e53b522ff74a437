import { beforeAll, describe, expect, it } from '@jest/globals';
import { type Exercised, exercise } from '#test/infra/exercise/exercise.ts';
import { REASONS, type Reason } from '#test/infra/exercise/reasons.ts';
import { grantsIn, variablesIn } from '#test/infra/grants.ts';
import { everyStage } from '#test/infra/synthesise.ts';

const { dev = [] } = everyStage;

/** One action on one resource that a role may do. */
type Granted = { readonly role: string; readonly action: string; readonly resource: string; readonly covers: RegExp };

/** `*` and `?` as IAM has them. */
const patternOf = (resource: string): RegExp => {
  const escaped = resource.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`);
};

/** Some resources are written in two ways: by reference, and by their composed ARN. */
const composed = (resource: string): string =>
  resource.replace(/^sqs queue /, 'sqs ').replace(/^secretsmanager secret (.+)$/, 'secretsmanager secret:$1-??????');

const granted: readonly Granted[] = grantsIn(dev).flatMap(({ role, actions, ...grant }) => {
  const resource = composed(grant.resource);
  const covers = patternOf(resource);
  return actions.map((action) => ({ role, action, resource, covers }));
});

type Line = Pick<Granted, 'role' | 'action' | 'resource'>;

const written = (lines: readonly Line[]): string[] =>
  [...new Set(lines.map(({ role, action, resource }) => `${role}: ${action} on ${resource}`))].sort();

const allows = (grant: Granted, { role, action, resource }: Exercised): boolean =>
  grant.role === role && grant.action === action && grant.covers.test(resource);

const isFor = ({ role = /^/, action, resource = /^/ }: Reason, grant: Granted): boolean =>
  role.test(grant.role) && action.test(grant.action) && resource.test(grant.resource);

describe('what roles may do', () => {
  let exercised: readonly Exercised[];
  let idle: readonly Granted[];
  beforeAll(async () => {
    exercised = await exercise(variablesIn(dev));
    idle = granted.filter((grant) => !exercised.some((one) => allows(grant, one)));
  }, 60_000);

  it('is all that their functions and machines ask of AWS', () => {
    const missing = exercised.filter((one) => !granted.some((grant) => allows(grant, one)));

    expect(written(missing)).toEqual([]);
  });

  it('is done by them, or there is a reason why it is granted', () => {
    const unexplained = idle.filter((grant) => !REASONS.some((reason) => isFor(reason, grant)));

    expect(written(unexplained)).toEqual([]);
  });

  it('needs each of these reasons', () => {
    const unneeded = REASONS.filter((reason) => !idle.some((grant) => isFor(reason, grant)));

    expect(unneeded.map(({ why }) => why)).toEqual([]);
  });
});
