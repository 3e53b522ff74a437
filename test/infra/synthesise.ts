import { readFileSync } from 'node:fs';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { ContextStack } from '#infra/context-stack.ts';
import { settingsOf } from '#infra/settings.ts';
import { type Stage, stages } from '#infra/settings-type.ts';
import { makeStacks } from '#infra/stacks.ts';

export type Resource = {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is as CloudFormation has it
  readonly Properties: any;
  readonly DeletionPolicy?: string;
};

type Template = {
  readonly Resources: Readonly<Record<string, Resource>>;
  readonly Outputs?: Readonly<Record<string, { readonly Export?: unknown }>>;
};

export type Synthesised = { readonly stack: ContextStack; readonly template: Template };

const { context } = JSON.parse(readFileSync(new URL('../../cdk.json', import.meta.url), 'utf8')) as {
  context: Record<string, unknown>;
};

/** In the place of bundles, so that a synth takes a second and needs no handler. */
const noCode = (): Code => Code.fromInline('exports.handler = () => {};');

/** Where each construct was made is for people, and takes a tenth of a synth. */
const quick = { ...context, 'aws:cdk:disable-creation-stack-traces': true };

export const makeApp = (): App =>
  new App({ context: quick, builtinCloudFormationValidation: false, treeMetadata: false, stackTraces: false });

export const addStage = (app: App, stage: Stage): ContextStack[] =>
  makeStacks(app, { settings: settingsOf(stage), codeOf: noCode });

/** All stages in one synth, by stage, in the order of deployment. */
const synthesise = (...stages: readonly Stage[]): Record<string, Synthesised[]> => {
  const app = makeApp();
  const stacks = stages.map((stage) => [stage, addStage(app, stage)] as const);
  const assembly = app.synth();
  const read = (stack: ContextStack): Synthesised => ({
    stack,
    template: assembly.getStackByName(stack.stackName).template as Template,
  });
  return Object.fromEntries(stacks.map(([stage, all]) => [stage, all.map(read)]));
};

/** Every stage, synthesised once for all tests that look at templates. */
export const everyStage = synthesise(...stages);

/** @example all(stacks, 'AWS::Lambda::Function') */
export const all = (stacks: readonly Synthesised[], type: string): Resource[] =>
  stacks.flatMap(({ template }) => Object.values(template.Resources)).filter(({ Type }) => Type === type);
