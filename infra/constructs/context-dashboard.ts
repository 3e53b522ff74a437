import { Dashboard, GraphWidget, type IMetric, type IWidget, Stats, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { iteratorAge } from '#infra/constructs/outbox-relay.ts';
import { ALARM_PERIOD } from '#infra/constructs/runbook-alarm.ts';
import type { ServiceFunction } from '#infra/constructs/service-function.ts';
import type { WorkQueue } from '#infra/constructs/work-queue.ts';
import { ContextStack } from '#infra/context-stack.ts';

export type ContextDashboardProps = {
  readonly functions: readonly ServiceFunction[];
  readonly queues?: readonly WorkQueue[];
  readonly relay?: ServiceFunction;
};

const THIRD = 8;
const HALF = 12;
const FULL = 24;

const graph = (title: string, width: number, ...left: IMetric[]): IWidget => new GraphWidget({ title, width, left });

/** Rate, errors and duration of a function, side by side. */
const redOf = ({ kind, lambda }: ServiceFunction): IWidget[] => {
  const period = ALARM_PERIOD;
  const duration = (statistic: string) => lambda.metricDuration({ statistic, period, label: statistic });
  return [
    graph(`${kind}: rate`, THIRD, lambda.metricInvocations({ statistic: Stats.SUM, period })),
    graph(
      `${kind}: errors and throttles`,
      THIRD,
      lambda.metricErrors({ statistic: Stats.SUM, period }),
      lambda.metricThrottles({ statistic: Stats.SUM, period }),
    ),
    graph(`${kind}: duration`, THIRD, duration('p50'), duration('p95'), duration('p99')),
  ];
};

const queueOf = ({ queue, metrics }: WorkQueue): IWidget[] => [
  graph(`${queue.node.path}: waiting`, HALF, metrics.depth),
  graph(`${queue.node.path}: age of the oldest`, HALF, metrics.age),
];

/** What there is to see of a context: rate, errors and duration of its functions, its queues, its relay. */
export class ContextDashboard extends Construct {
  constructor(scope: Construct, id: string, { functions, queues = [], relay }: ContextDashboardProps) {
    super(scope, id);
    const stack = ContextStack.of(this);
    if (stack.settings.watching.dashboards !== 'all') return;
    new Dashboard(this, 'Dashboard', {
      dashboardName: stack.named('dashboard'),
      widgets: [
        [new TextWidget({ markdown: `# ${stack.context} (${stack.settings.stage})`, width: FULL, height: 1 })],
        ...functions.map(redOf),
        ...queues.map(queueOf),
        ...(relay ? [[graph('relay: how late (ms)', FULL, iteratorAge(relay))]] : []),
      ],
    });
  }
}
