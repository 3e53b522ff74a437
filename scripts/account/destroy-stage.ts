import { archiveBucketName, importsBucketName } from '#infra/arns.ts';
import { ASSEMBLY } from '#scripts/account/cdk.ts';
import type { DeployPorts, Objection } from '#scripts/account/deploy-stage.ts';
import { mayDeploy, objections, preflight } from '#scripts/account/preflight.ts';

export type DestroyOptions = { readonly stage: string; readonly yes?: boolean };

export type DestroyPorts = Pick<DeployPorts, 'account' | 'cdk' | 'synthesise' | 'templates' | 'ask' | 'say'> & {
  /** @returns how many objects there were */
  readonly emptyBucket: (bucket: string) => Promise<number>;
  /** Stacks of the stage that are in the account. */
  readonly stacksOf: (stage: string) => Promise<readonly string[]>;
};

const agreed = async ({ ask }: DestroyPorts, stage: string, account: string): Promise<Objection> => {
  const answer = await ask(`Delete stage ${stage} of account ${account}, with its orders, users and archive?`);
  if (answer === undefined) return 'nobody can be asked here (add --yes)';
  return answer ? undefined : 'as you wish; nothing was deleted';
};

const remove = ({ cdk }: DestroyPorts, stacks: readonly string[]): Promise<boolean> =>
  cdk(['destroy', ...stacks, '--exclusively', '--force', '--app', ASSEMBLY]);

const empty = async ({ emptyBucket, say }: DestroyPorts, bucket: string): Promise<void> => {
  const objects = await emptyBucket(bucket);
  if (objects > 0) say(`${objects} objects deleted from ${bucket}`);
};

type Buckets = { readonly imports: string; readonly archive: string };

/**
 * The archive goes last, emptied when no function is left that writes to it. That of imports goes with its stack: a file
 * that comes in between keeps it, and the next run takes both.
 */
const takeDown = async (ports: DestroyPorts, stage: string, { imports, archive }: Buckets): Promise<boolean> => {
  const platform = `bazaar-${stage}-platform`;
  const others = ports.templates(stage).flatMap(({ stack }) => (stack === platform ? [] : [stack]));
  await empty(ports, imports);
  if (!(await remove(ports, others))) return false;
  await empty(ports, archive);
  return remove(ports, [platform]);
};

/** Takes a stage away in the reverse order of its deployment, looks whether anything is left, and says why not. */
export const destroyStage = async (ports: DestroyPorts, { stage, yes }: DestroyOptions): Promise<Objection> => {
  const needs = { stage, reservedConcurrency: 0, bootstrap: true, email: undefined };
  const findings = await preflight(ports.account, needs);
  if (!mayDeploy(findings)) return objections(findings);
  const { account } = await ports.account.identity();
  const objection = yes ? undefined : await agreed(ports, stage, account);
  if (objection !== undefined) return objection;
  if (!(await ports.synthesise(stage))) return 'the stage could not be synthesised, see above';
  const region = await ports.account.region();
  const gone = await takeDown(ports, stage, {
    imports: importsBucketName(stage, account, region),
    archive: archiveBucketName(stage, account, region),
  });
  const left = await ports.stacksOf(stage);
  if (left.length > 0) return `still there: ${left.join(', ')}; it is safe to run this again`;
  return gone ? undefined : 'CDK could not delete all of it, see above; it is safe to run this again';
};
