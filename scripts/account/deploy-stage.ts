import pc from 'picocolors';
import { settingsOf } from '#infra/settings.ts';
import { ASSEMBLY } from '#scripts/account/cdk.ts';
import { type AccountPorts, type Finding, mayDeploy, objections, preflight } from '#scripts/account/preflight.ts';
import { renderAddresses, renderFinding, renderStacks } from '#scripts/account/render.ts';
import { uncounted } from '#scripts/cost/free-when-idle.ts';
import { charge, idleLines } from '#scripts/cost/idle.ts';
import { renderIdle } from '#scripts/cost/render.ts';
import type { StackTemplate } from '#scripts/cost/templates.ts';

export type DeployOptions = {
  readonly stage: string;
  /** One context alone. */
  readonly context?: string;
  /** A stack to leave out. */
  readonly without?: string;
  readonly bootstrap?: boolean;
  readonly yes?: boolean;
  readonly dryRun?: boolean;
  /** Where an emulator answers; without, it is an account. */
  readonly endpoint?: string;
};

export type DeployPorts = {
  readonly account: AccountPorts;
  /** Runs CDK's command line. @returns whether it went well */
  readonly cdk: (args: readonly string[]) => Promise<boolean>;
  readonly synthesise: (stage: string) => Promise<boolean>;
  readonly templates: (stage: string) => readonly StackTemplate[];
  readonly addresses: (stage: string) => Promise<Readonly<Record<string, string>>>;
  /** Whether a person agrees; undefined where nobody can be asked. */
  readonly ask: (question: string) => Promise<boolean | undefined>;
  readonly say: (line: string) => void;
};

/** Why it was not deployed, in a line; nothing when it was. */
export type Objection = string | undefined;

const nameIn = (stage: string, stack: string): string => stack.slice(`bazaar-${stage}-`.length);

/** @throws Error naming the contexts there are */
const chosen = (all: readonly StackTemplate[], { stage, context, without }: DeployOptions): StackTemplate[] => {
  const names = all.map(({ stack }) => nameIn(stage, stack));
  const unknown = [context, without].find((name) => name !== undefined && !names.includes(name));
  if (unknown !== undefined) throw new Error(`there is no context ${unknown}; there are ${names.join(', ')}`);
  return all.filter(({ stack }) => {
    const name = nameIn(stage, stack);
    return name !== without && (context === undefined || name === context);
  });
};

/** An emulator is asked for its bootstrap alone. */
const check = async (ports: DeployPorts, { stage, bootstrap, endpoint }: DeployOptions): Promise<Finding[]> => {
  const { functions, watching } = settingsOf(stage, process.env);
  const reserved = Object.values(functions.reservedConcurrency).reduce((sum, one) => sum + (one ?? 0), 0);
  const needs = { stage, reservedConcurrency: reserved, bootstrap: bootstrap === true, email: watching.email };
  const findings = await preflight(ports.account, needs);
  const shown = endpoint === undefined ? findings : findings.filter(({ check: one }) => /^(cred|reg|boot)/.test(one));
  ports.say(pc.bold('Before the flight'));
  for (const finding of shown) ports.say(renderFinding(finding));
  return shown;
};

const show = ({ say }: DeployPorts, stacks: readonly StackTemplate[]): void => {
  const resources = stacks.flatMap((one) => one.resources);
  const unknown = uncounted(resources);
  say(pc.bold('\nWhat will be there'));
  say(renderStacks(stacks));
  say(pc.bold('\nWhat it costs while idle'));
  say(renderIdle(charge(idleLines(resources))));
  if (unknown.length > 0) say(`  not counted: ${unknown.join(', ')}`);
};

/** Production asks for each stack that broadens permissions; elsewhere one answer is enough. */
const approvalOf = ({ stage, yes, endpoint }: DeployOptions): string[] =>
  stage === 'prod' && !yes
    ? ['--require-approval', 'broadening']
    : ['--require-approval', 'never', '--concurrency', '4', ...(endpoint === undefined ? [] : ['--method', 'direct'])];

const agreed = async ({ ask }: DeployPorts, { stage, yes, endpoint }: DeployOptions): Promise<Objection> => {
  if (yes || endpoint !== undefined) return undefined;
  const answer = await ask(`\nDeploy stage ${stage} there?`);
  if (answer === undefined) return 'nobody can be asked here (add --yes)';
  return answer ? undefined : 'as you wish';
};

const prepare = async ({ account, cdk }: DeployPorts): Promise<boolean> => {
  const environment = `aws://${(await account.identity()).account}/${await account.region()}`;
  return cdk(['bootstrap', environment, '--app', ASSEMBLY]);
};

const launch = async (
  ports: DeployPorts,
  options: DeployOptions,
  stacks: readonly StackTemplate[],
): Promise<Objection> => {
  const { stage, bootstrap } = options;
  const { cdk, say, addresses } = ports;
  if (bootstrap && !(await prepare(ports))) return 'CDK could not bootstrap, see above';
  say(pc.bold(`\nDeploying ${stacks.length === 1 ? stacks[0]?.stack : `${stacks.length} stacks`}`));
  const names = stacks.map(({ stack }) => stack);
  if (!(await cdk(['deploy', ...names, '--exclusively', '--app', ASSEMBLY, ...approvalOf(options)])))
    return 'CDK could not deploy all of it, see above; it is safe to run this again';
  say(pc.bold('\nWhere it answers'));
  say(renderAddresses(await addresses(stage)));
  return undefined;
};

const objectionTo = (findings: readonly Finding[], { endpoint }: DeployOptions): Objection => {
  if (mayDeploy(findings)) return undefined;
  const unreachable = findings.some(({ check: one, level }) => one === 'credentials' && level === 'stop');
  return endpoint !== undefined && unreachable ? `no emulator answers at ${endpoint}` : objections(findings);
};

/** Checks first what would fail, shows what there will be and what it costs, deploys in order, tells where it answers. */
export const deployStage = async (ports: DeployPorts, options: DeployOptions): Promise<Objection> => {
  const findings = await check(ports, options);
  const objection = objectionTo(findings, options);
  // Without credentials a dry run still shows what would be there.
  if (objection !== undefined && !options.dryRun) return objection;
  if (!(await ports.synthesise(options.stage))) return 'the stage could not be synthesised, see above';
  const stacks = chosen(ports.templates(options.stage), options);
  show(ports, stacks);
  if (options.dryRun) return objection;
  return (await agreed(ports, options)) ?? launch(ports, options, stacks);
};
