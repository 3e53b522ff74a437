import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { parse } from 'yaml';
import type { Stage } from '#infra/settings-type.ts';
import { ROOT } from '#scripts/local/paths.ts';
import { ask } from '#scripts/local/prepare/run.mjs';
import { CFN_LINT, ensureProgram } from '#scripts/local/prepare/venv.mjs';
import { addStage, makeApp } from '#test/infra/app.ts';

/** Those of accounts, and the one of a laptop. */
const STAGES = ['dev', 'prod', 'local'] as const satisfies readonly Stage[];

/** To install it where that was not done before, and for a machine that is busy. */
const PATIENCE_MS = 300_000;

const CONFIG = join(ROOT, '.cfnlintrc.yaml');

const { ignore_checks: excluded } = parse(readFileSync(CONFIG, 'utf8')) as { readonly ignore_checks: string[] };

/** As `cdk synth` writes them, but for the hash of the code and the paths of constructs. */
const synthesise = (folder: string): void => {
  const code = join(folder, 'code');
  mkdirSync(code);
  writeFileSync(join(code, 'index.mjs'), 'export const handler = () => {};\n');
  for (const stage of STAGES) {
    const app = makeApp(join(folder, stage, 'cdk.out'));
    addStage(app, stage, () => Code.fromAsset(code));
    app.synth();
  }
};

type Program = Awaited<ReturnType<typeof ensureProgram>>;

/** What it says, line by line, also of what the configuration excludes: `file:line:…:rule:message`. */
const lint = async ({ command, first }: Program, cwd: string): Promise<string[]> => {
  const parameters = ['--config-file', CONFIG, '--mandatory-checks', ...excluded, '--format', 'parseable'];
  const { output } = await ask(command, [first, ...parameters], { cwd, timeoutMilliseconds: PATIENCE_MS });
  return output.split('\n').filter(Boolean);
};

const isOf = (rule: string, line: string): boolean => line.includes(`:${rule}:`);

describe('cfn-lint', () => {
  const folder = mkdtempSync(join(tmpdir(), 'bazaar-cfn-lint-'));
  const said = new Map<Stage, readonly string[]>();

  beforeAll(async () => {
    synthesise(folder);
    const program = await ensureProgram(ROOT, CFN_LINT, 'cfn-lint');
    await Promise.all(STAGES.map(async (stage) => said.set(stage, await lint(program, join(folder, stage)))));
  }, PATIENCE_MS);
  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(STAGES)('finds nothing in stage %s that .cfnlintrc.yaml does not exclude, with its reason', (stage) => {
    expect(said.get(stage)?.filter((line) => !excluded.some((rule) => isOf(rule, line)))).toEqual([]);
  });

  it.each(STAGES)('would find in stage %s what is excluded', (stage) => {
    expect(excluded.filter((rule) => !said.get(stage)?.some((line) => isOf(rule, line)))).toEqual([]);
  });
});
