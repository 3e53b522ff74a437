import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Resource } from '#scripts/cost/idle.ts';

type Template = { readonly Resources?: Readonly<Record<string, Resource>> };

type Artifact = {
  readonly type: string;
  readonly dependencies?: readonly string[];
  readonly properties?: { readonly templateFile?: string };
};

export type StackTemplate = { readonly stack: string; readonly resources: readonly Resource[] };

const STACK = 'aws:cloudformation:stack';

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

type Stack = readonly [name: string, artifact: Artifact];

/** Each after those that it depends on, as CDK deploys them. */
const inOrder = (stacks: readonly Stack[]): Stack[] => {
  const placed = new Map<string, Artifact>();
  const place = ([name, artifact]: Stack): void => {
    if (placed.has(name)) return;
    for (const earlier of stacks) if (artifact.dependencies?.includes(earlier[0])) place(earlier);
    placed.set(name, artifact);
  };
  for (const stack of stacks) place(stack);
  return [...placed];
};

/**
 * The stacks of a stage in the order of their deployment, as `cdk synth` left them. Its manifest says which there are:
 * templates of stacks that are no more lie about in its folder.
 * @throws Error when there are none
 */
export const templatesOf = (assembly: string, stage: string): StackTemplate[] => {
  const manifest = join(assembly, 'manifest.json');
  const { artifacts = {} } = (existsSync(manifest) ? readJson(manifest) : {}) as {
    artifacts?: Record<string, Artifact>;
  };
  const stacks = Object.entries(artifacts).filter(
    ([name, { type }]) => type === STACK && name.startsWith(`bazaar-${stage}-`),
  );
  if (stacks.length === 0) throw new Error(`There are no templates of stage ${stage} in ${assembly}.`);
  return inOrder(stacks).map(([stack, { properties }]) => {
    const { Resources = {} } = readJson(
      join(assembly, properties?.templateFile ?? `${stack}.template.json`),
    ) as Template;
    return { stack, resources: Object.values(Resources) };
  });
};
