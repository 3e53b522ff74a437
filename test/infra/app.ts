import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { ContextStack } from '#infra/context-stack.ts';
import { settingsOf } from '#infra/settings.ts';
import type { Stage } from '#infra/settings-type.ts';
import { makeStacks } from '#infra/stacks.ts';

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as {
  context: Record<string, unknown>;
};

/** In the place of bundles, so that a synth takes a second and needs no handler. */
export const noCode = (): Code => Code.fromInline('exports.handler = () => {};');

/** Where each construct was made is for people, and takes a tenth of a synth. */
const quick = { ...context, 'aws:cdk:disable-creation-stack-traces': true };

/** @param outdir where templates are left; a temporary folder unless given */
export const makeApp = (outdir?: string): App =>
  new App({
    context: quick,
    builtinCloudFormationValidation: false,
    treeMetadata: false,
    stackTraces: false,
    ...(outdir !== undefined && { outdir }),
  });

export const addStage = (app: App, stage: Stage, codeOf: () => Code = noCode): ContextStack[] =>
  makeStacks(app, { settings: settingsOf(stage), codeOf });
