import { Duration, type RemovalPolicy, Size } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as LambdaFunction, RecursiveLoop, Runtime, Tracing } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { acknowledge, acknowledgeWildcards } from '#infra/constructs/acknowledge.ts';
import { Canary } from '#infra/constructs/canary.ts';
import { ContextStack } from '#infra/context-stack.ts';
import type { FunctionKind } from '#infra/settings-type.ts';

export type ServiceFunctionProps = {
  readonly timeout?: Duration;
  readonly memoryMb?: number;
  /** Of `/tmp`; 512 unless given. */
  readonly diskMb?: number;
  /** It sends messages to itself, which Lambda would stop after some 16: the code must see to an end. */
  readonly recursive?: boolean;
  readonly environment?: Readonly<Record<string, string>>;
};

/** What a function may do, on what, and the variables by which it learns of it. */
export type Allowance = {
  /** @example ['dynamodb:GetItem'] */
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly tells?: Readonly<Record<string, string>>;
  /** Why a resource has a star in it; those without a reason are refused. */
  readonly wildcard?: string;
};

/** Long enough for the calls within, each of which has a timeout of 3 s; those that read queues are in the settings. */
const TIMEOUTS: Readonly<Partial<Record<FunctionKind, Duration>>> = {
  api: Duration.seconds(10),
  relay: Duration.minutes(1),
  tasks: Duration.seconds(10),
  scheduled: Duration.minutes(5),
  provider: Duration.seconds(10),
};

/**
 * A function of a context: `functions/<context>/handlers/<kind>.ts`, with a role, a log group and a trace of its own.
 * The role may write these logs and segments and nothing else until a construct allows more. Its id is its kind.
 */
export class ServiceFunction extends Construct {
  readonly kind: FunctionKind;
  readonly lambda: LambdaFunction;
  private readonly role: Role;

  constructor(scope: Construct, kind: FunctionKind, props: ServiceFunctionProps = {}) {
    super(scope, kind);
    const stack = ContextStack.of(this);
    const { settings, context } = stack;
    const { memoryMb, reservedConcurrency } = settings.functions;
    const functionName = stack.named(kind);
    const reserved = reservedConcurrency[kind];
    this.kind = kind;
    this.role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      description: `What ${functionName} may do`,
    });
    this.lambda = new LambdaFunction(this, 'Function', {
      functionName,
      description: `functions/${context}/handlers/${kind}.ts`,
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      handler: 'index.handler',
      code: stack.codeOf(context, kind),
      role: this.role,
      logGroup: this.logs(functionName),
      tracing: Tracing.ACTIVE,
      timeout: props.timeout ?? TIMEOUTS[kind] ?? settings.inbox.timeout,
      memorySize: props.memoryMb ?? memoryMb,
      environment: {
        BAZAAR_STAGE: settings.stage,
        POWERTOOLS_LOG_LEVEL: settings.functions.logLevel,
        ...props.environment,
      },
      ...(props.diskMb !== undefined && { ephemeralStorageSize: Size.mebibytes(props.diskMb) }),
      ...(props.recursive && { recursiveLoop: RecursiveLoop.ALLOW }),
      ...(reserved !== undefined && { reservedConcurrentExecutions: reserved }),
      currentVersionOptions: { removalPolicy: settings.data.removal },
    });
    for (const canary of settings.functions.canary)
      if (canary === kind) new Canary(this, 'Canary', { kind: canary, lambda: this.lambda });
    this.allowFaults();
    this.acknowledgeDefaults();
  }

  /**
   * Grants and tells in one act: what a function knows of, it may use, and the other way round.
   * @throws Error when a resource has a star without a reason
   */
  allow({ actions, resources, tells = {}, wildcard }: Allowance): void {
    const wild = resources.filter((resource) => resource.includes('*'));
    if (wild.length > 0 && wildcard === undefined) throw new Error(`${this.node.path} is given ${wild.join()}: why?`);
    if (wildcard !== undefined) acknowledgeWildcards(this.role, wild, wildcard);
    this.role.addToPolicy(new PolicyStatement({ actions: [...actions], resources: [...resources] }));
    for (const [name, value] of Object.entries(tells)) this.lambda.addEnvironment(name, value);
  }

  private logs(functionName: string): LogGroup {
    const { functions, data } = ContextStack.of(this).settings;
    const removalPolicy: RemovalPolicy = data.removal;
    const group = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${functionName}`,
      retention: functions.logRetention,
      removalPolicy,
    });
    this.role.addToPolicy(
      new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [group.logGroupArn] }),
    );
    return group;
  }

  private allowFaults(): void {
    const { settings, arns } = ContextStack.of(this);
    if (!settings.faults) return;
    this.allow({
      actions: ['ssm:GetParameter'],
      resources: [arns.parameter('faults')],
      tells: { BAZAAR_FAULTS: 'on' },
    });
  }

  private acknowledgeDefaults(): void {
    acknowledge(this.role, {
      'AwsSolutions-IAM5[Resource::*]': 'X-Ray knows no resources: segments are written to *.',
    });
    acknowledge(this.lambda, {
      'Serverless-LambdaDLQ': 'Who calls it sees it fail: API, machine, queue, stream; schedules have a destination.',
    });
  }
}
