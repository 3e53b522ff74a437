import { Stack, Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Exceptions from cdk-nag's rules, each with its reason, beside the construct that needs it. They hold for it and all
 * within it.
 * @param reasons by rule, or by `rule[finding]`
 */
export const acknowledge = (construct: IConstruct, reasons: Readonly<Record<string, string>>): void => {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(construct).acknowledge({ id, reason });
};

type Resolved = string | { readonly Ref: string } | { readonly 'Fn::Join': readonly [string, readonly Resolved[]] };

/** As cdk-nag writes it: `arn:<AWS::Partition>:s3:::…` */
const written = (resolved: Resolved): string => {
  if (typeof resolved === 'string') return resolved;
  return 'Ref' in resolved ? `<${resolved.Ref}>` : resolved['Fn::Join'][1].map(written).join(resolved['Fn::Join'][0]);
};

/** These resources, with a star in them, and no others. */
export const acknowledgeWildcards = (construct: IConstruct, arns: readonly string[], reason: string): void => {
  for (const arn of arns) {
    const resource = written(Stack.of(construct).resolve(arn) as Resolved);
    acknowledge(construct, { [`AwsSolutions-IAM5[Resource::${resource}]`]: reason });
  }
};
