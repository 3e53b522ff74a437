import { type CfnRule, EventBus, type EventPattern, type IRuleTarget, Rule } from 'aws-cdk-lib/aws-events';
import { Construct } from 'constructs';
import { ContextStack } from '#infra/context-stack.ts';

export type EventRuleProps = {
  readonly name: string;
  readonly description: string;
  readonly pattern: EventPattern;
  readonly target: IRuleTarget;
  /** Takes events that EventBridge replays from an archive too. Only what has no effect outside its own rows may. */
  readonly replays?: boolean;
};

/** A rule on the platform's bus, known by its name alone. */
export class EventRule extends Construct {
  constructor(scope: Construct, id: string, { name, description, pattern, target, replays = false }: EventRuleProps) {
    super(scope, id);
    const stack = ContextStack.of(this);
    const rule = new Rule(this, 'Rule', {
      ruleName: stack.named(name),
      description,
      eventBus: EventBus.fromEventBusArn(this, 'Bus', stack.arns.bus()),
      eventPattern: pattern,
      targets: [target],
    });
    if (!replays)
      (rule.node.defaultChild as CfnRule).addPropertyOverride('EventPattern.replay-name', [{ exists: false }]);
  }
}
