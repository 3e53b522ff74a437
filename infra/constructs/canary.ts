import { ArnFormat } from 'aws-cdk-lib';
import { MathExpression, Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnApplication, CfnDeploymentGroup } from 'aws-cdk-lib/aws-codedeploy';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Alias, type CfnAlias, type IVersion, type Function as LambdaFunction } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { LIVE } from '#infra/arns.ts';
import { acknowledgeWildcards } from '#infra/constructs/acknowledge.ts';
import { ALARM_PERIOD, RunbookAlarm } from '#infra/constructs/runbook-alarm.ts';
import { ContextStack } from '#infra/context-stack.ts';
import type { CanaryKind } from '#infra/settings-type.ts';

export type CanaryProps = { readonly kind: CanaryKind; readonly lambda: LambdaFunction };

/** A tenth of the calls for five minutes, then all. */
const PACE = 'CodeDeployDefault.LambdaCanary10Percent5Minutes';

/**
 * Failed calls in a hundred that are too many, and how many calls it takes to say so. An API function answers its errors,
 * so that one which fails has crashed; a task leaves with an error for goods that are sold out and for cards that are
 * declined too.
 */
const TOO_MANY: Readonly<Record<CanaryKind, { readonly percent: number; readonly calls: number }>> = {
  api: { percent: 5, calls: 1 },
  search: { percent: 5, calls: 1 },
  tasks: { percent: 50, calls: 5 },
};

/**
 * The alias by which a function is called, moved to new code by CodeDeploy: first a few calls, then all, and back when the
 * new version's alarm goes off meanwhile; the deployment of the stack then fails and is undone. The first deployment of a
 * function has nothing to compare with and takes all at once.
 */
export class Canary extends Construct {
  constructor(scope: Construct, id: string, { kind, lambda }: CanaryProps) {
    super(scope, id);
    const version = lambda.currentVersion as IVersion;
    const alias = new Alias(this, 'Alias', { aliasName: LIVE, version });
    const { alarm } = this.alarmOf(kind, version);
    const application = new CfnApplication(this, 'Application', {
      applicationName: ContextStack.of(this).named(`${kind}-canary`),
      computePlatform: 'Lambda',
    });
    const group = new CfnDeploymentGroup(this, 'Group', {
      applicationName: application.ref,
      deploymentGroupName: LIVE,
      serviceRoleArn: this.roleOf(kind).roleArn,
      deploymentConfigName: PACE,
      deploymentStyle: { deploymentType: 'BLUE_GREEN', deploymentOption: 'WITH_TRAFFIC_CONTROL' },
      alarmConfiguration: { enabled: true, alarms: [{ name: alarm.alarmName }] },
      autoRollbackConfiguration: {
        enabled: true,
        events: ['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM', 'DEPLOYMENT_STOP_ON_REQUEST'],
      },
    });
    (alias.node.defaultChild as CfnAlias).cfnOptions.updatePolicy = {
      codeDeployLambdaAliasUpdate: { applicationName: application.ref, deploymentGroupName: group.ref },
    };
    // The alarm must watch the new version, and the role be whole, before the first call goes there.
    alias.node.addDependency(alarm, group);
  }

  /** Of what the new version does behind the alias; the alias as a whole would show a tenth of it. */
  private alarmOf(kind: CanaryKind, version: IVersion): RunbookAlarm {
    const functionName = ContextStack.of(this).named(kind);
    const { percent, calls } = TOO_MANY[kind];
    const metric = (metricName: string) =>
      new Metric({
        namespace: 'AWS/Lambda',
        metricName,
        statistic: Stats.SUM,
        period: ALARM_PERIOD,
        dimensionsMap: {
          FunctionName: functionName,
          Resource: `${functionName}:${LIVE}`,
          ExecutedVersion: version.version,
        },
      });
    return new RunbookAlarm(this, `${kind}-canary-fails`, {
      metric: new MathExpression({
        expression: `IF(calls >= ${calls}, 100 * errors / calls, 0)`,
        usingMetrics: { calls: metric('Invocations'), errors: metric('Errors') },
        period: ALARM_PERIOD,
      }),
      threshold: percent,
      summary: `Of the calls of ${functionName} that its new version takes, ${percent} % or more fail.`,
      runbook: 'A canary fails',
    });
  }

  private roleOf(kind: CanaryKind): Role {
    const stack = ContextStack.of(this);
    const functionName = stack.named(kind);
    const arn = stack.formatArn({
      service: 'lambda',
      resource: 'function',
      resourceName: functionName,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const alarms = stack.formatArn({
      service: 'cloudwatch',
      resource: 'alarm',
      resourceName: stack.named(`${kind}-canary-fails`),
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    const role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('codedeploy.amazonaws.com'),
      description: `Moves the callers of ${functionName} to its new version`,
    });
    const may = (actions: readonly string[], ...resources: readonly string[]) =>
      role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
    may(['lambda:GetAlias', 'lambda:UpdateAlias'], arn, `${arn}:${LIVE}`);
    may(['lambda:GetProvisionedConcurrencyConfig'], `${arn}:*`);
    may(['cloudwatch:DescribeAlarms'], alarms);
    acknowledgeWildcards(role, [`${arn}:*`], 'Versions are numbers that AWS gives.');
    return role;
  }
}
