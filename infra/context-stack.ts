import { Stack } from 'aws-cdk-lib';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { Construct } from 'constructs';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import { arnsIn } from '#infra/arns.ts';
import type { Settings } from '#infra/settings-type.ts';

/** Where the bundle of a context's function is. */
export type CodeOf = (context: string, fn: string) => Code;

/** What every stack is made from. */
export type Deployment = { readonly settings: Settings; readonly codeOf: CodeOf };

/**
 * The stack of one context (or of the platform, checkout, the edge), with what its constructs need to know: they find it
 * with `ContextStack.of`. Names follow from stage and context; nothing is exported.
 */
export class ContextStack extends Stack {
  readonly context: string;
  readonly settings: Settings;
  readonly codeOf: CodeOf;

  constructor(scope: Construct, context: string, { settings, codeOf }: Deployment) {
    const name = `bazaar-${settings.stage}-${context}`;
    const synthesizer = settings.synthesizer();
    super(scope, name, {
      stackName: name,
      description: `Bazaar ${settings.stage}: ${context}`,
      tags: { app: 'bazaar', stage: settings.stage, context },
      ...(synthesizer && { synthesizer }),
    });
    this.context = context;
    this.settings = settings;
    this.codeOf = codeOf;
  }

  /** @throws Error when the construct is not within one */
  static override of(construct: Construct): ContextStack {
    const stack = Stack.of(construct);
    if (!(stack instanceof ContextStack)) throw new Error(`${construct.node.path} is not in a ContextStack.`);
    return stack;
  }

  /** `bazaar-<stage>-<context>-<thing>` */
  named(thing: string): string {
    return resourceName(this.settings.stage, this.context, thing);
  }

  get arns(): ReturnType<typeof arnsIn> {
    return arnsIn(this, this.settings);
  }
}
