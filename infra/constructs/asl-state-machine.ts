import { type IMetric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { DefinitionBody, LogLevel, StateMachine, StateMachineType } from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { bindAsl, readAsl } from '#infra/constructs/asl-file.ts';
import { ALARM_PERIOD, RunbookAlarm } from '#infra/constructs/runbook-alarm.ts';
import { ContextStack } from '#infra/context-stack.ts';

export type AslStateMachineProps = {
  /** `statemachines/<name>/<name>.asl.json`; the machine is `bazaar-<stage>-<context>-<name>`. */
  readonly name: string;
  readonly type: 'EXPRESS' | 'STANDARD';
  /** ARNs of functions by placeholder: `${OrdersTasks}`. The machine may invoke these and nothing else. */
  readonly functions: Readonly<Record<string, string>>;
};

/** A machine from its ASL file. Fails at synth where the file's placeholders and the map of functions differ. */
export class AslStateMachine extends Construct {
  readonly machine: StateMachine;
  private readonly name: string;

  constructor(scope: Construct, id: string, { name, type, functions }: AslStateMachineProps) {
    super(scope, id);
    const stack = ContextStack.of(this);
    const stateMachineName = stack.named(name);
    this.name = name;
    this.machine = new StateMachine(this, 'Machine', {
      stateMachineName,
      stateMachineType: StateMachineType[type],
      definitionBody: DefinitionBody.fromString(bindAsl(name, readAsl(name), functions)),
      tracingEnabled: true,
      removalPolicy: stack.settings.data.removal,
      logs: {
        level: LogLevel.ERROR,
        includeExecutionData: false,
        destination: new LogGroup(this, 'Logs', {
          logGroupName: `/aws/vendedlogs/states/${stateMachineName}`,
          retention: stack.settings.functions.logRetention,
          removalPolicy: stack.settings.data.removal,
        }),
      },
    });
    this.machine.addToRolePolicy(
      new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: Object.values(functions) }),
    );
    acknowledge(this.machine, {
      'AwsSolutions-SF1': 'Errors only: journeys are read from the order, its events and the logs of the tasks.',
      'AwsSolutions-IAM5[Resource::*]': 'X-Ray and the delivery of logs know no resources.',
    });
    this.alarm('failed', this.machine.metricFailed({ statistic: Stats.SUM, period: ALARM_PERIOD }));
    this.alarm('timed-out', this.machine.metricTimedOut({ statistic: Stats.SUM, period: ALARM_PERIOD }));
  }

  private alarm(how: string, metric: IMetric): void {
    new RunbookAlarm(this, `${this.name}-${how}`, {
      metric,
      summary: `An execution of ${this.name} ${how.replace('-', ' ')}.`,
      runbook: 'A state machine fails',
    });
  }
}
