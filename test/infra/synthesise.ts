import type { ContextStack } from '#infra/context-stack.ts';
import { type Stage, stages } from '#infra/settings-type.ts';
import { addStage, makeApp } from '#test/infra/app.ts';

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
