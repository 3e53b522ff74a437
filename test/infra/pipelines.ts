import { globSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { parse } from 'yaml';
import { everyStage } from '#test/infra/synthesise.ts';

type Job = {
  readonly uses?: string;
  readonly needs?: string;
  readonly with?: { readonly context: string; readonly stage: string };
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly steps?: readonly { readonly run?: string; readonly uses?: string }[];
};

type Workflow = {
  readonly on: {
    readonly push?: { readonly branches: string[]; readonly paths: string[] };
    readonly workflow_dispatch?: { readonly inputs: Readonly<Record<string, { readonly options: string[] }>> };
  };
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, Job>>;
};

const FOLDER = fileURLToPath(new URL('../../.github/workflows/', import.meta.url));
const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const textOf = (file: string): string => readFileSync(`${FOLDER}${file}`, 'utf8');
const read = (name: string): Workflow => parse(textOf(`deploy-${name}.yml`)) as Workflow;

const contextsOf = (stage: string): string[] => (everyStage[stage] ?? []).map(({ stack }) => stack.context);
const contexts = contextsOf('dev');
const files = globSync('*.yml', { cwd: FOLDER });

describe('pipelines', () => {
  it('there is one for each context and none beside', () => {
    const pipelines = files.flatMap((file) => /^deploy-(.+)\.yml$/.exec(file)?.[1] ?? []);

    expect(pipelines.sort()).toEqual([...contexts, 'context', 'stage'].sort());
  });

  it.each(contexts)('that of %s deploys it alone, to dev and then, where production has it, to prod', (context) => {
    const { on, jobs } = read(context);
    const stages = contextsOf('prod').includes(context) ? ['dev', 'prod'] : ['dev'];

    expect(on.push?.branches).toEqual(['main']);
    expect(Object.values(jobs)).toEqual(
      stages.map((stage) => ({
        uses: './.github/workflows/deploy-context.yml',
        with: { context, stage },
        ...(stage === 'prod' && { needs: 'dev' }),
      })),
    );
  });

  it.each(contexts)('that of %s runs when its own files change, and every path of it exists', (context) => {
    const { paths = [] } = read(context).on.push ?? {};
    const own = [`functions/${context}/**`, `infra/contexts/${context}-stack.ts`].filter(
      (path) => globSync(path, { cwd: ROOT }).length > 0,
    );

    expect(paths).toEqual(expect.arrayContaining([...own, 'infra/*.ts', 'infra/constructs/**', 'package-lock.json']));
    expect(paths.filter((path) => globSync(path, { cwd: ROOT }).length === 0)).toEqual([]);
  });

  it('can be started by hand for every context', () => {
    expect(read('context').on.workflow_dispatch?.inputs.context?.options).toEqual(contexts);
  });

  it.each(['context', 'stage'])('deploy behind the stage’s own environment, by a role and not by keys: %s', (name) => {
    const { deploy } = read(name).jobs;

    expect(deploy?.environment).toBe('${' + '{ inputs.stage }}');
    expect(deploy?.permissions).toEqual({ contents: 'read', 'id-token': 'write' });
    expect(JSON.stringify(deploy?.steps)).toContain('configure-aws-credentials');
  });

  it('know no secrets, and put nothing that others may write into a shell', () => {
    for (const file of files) {
      expect(textOf(file)).not.toMatch(/secrets\.|aws_secret_access_key/i);
      expect(textOf(file)).not.toMatch(/run:.*\$\{\{/);
    }
  });
});
