import { Validations } from 'aws-cdk-lib';
import type { IConstruct } from 'constructs';

/**
 * Exceptions from cdk-nag's rules, each with its reason, beside the construct that needs it. They hold for it and all
 * within it.
 * @param reasons by rule, or by `rule[finding]`
 */
export const acknowledge = (construct: IConstruct, reasons: Readonly<Record<string, string>>): void => {
  for (const [id, reason] of Object.entries(reasons)) Validations.of(construct).acknowledge({ id, reason });
};
