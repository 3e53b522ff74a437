import { Dashboard, GraphWidget, type IMetric, Metric, Stats, TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Construct } from 'constructs';
import { ordersParked } from '#functions/orders/contract/metrics.ts';
import { resourceName } from '#functions/shared/kernel/resource-name.ts';
import type { AslStateMachine } from '#infra/constructs/asl-state-machine.ts';
import { bazaarMetric } from '#infra/constructs/bazaar-metric.ts';
import { ALARM_PERIOD } from '#infra/constructs/runbook-alarm.ts';
import { ContextStack } from '#infra/context-stack.ts';

export type CheckoutDashboardProps = { readonly checkout: AslStateMachine; readonly cancelOrder: AslStateMachine };

const HALF = 12;
const period = ALARM_PERIOD;

const graph = (title: string, ...left: IMetric[]) => new GraphWidget({ title, width: HALF, left });

const outcomesOf = ({ machine }: AslStateMachine): IMetric[] => [
  machine.metricStarted({ statistic: Stats.SUM, period }),
  machine.metricSucceeded({ statistic: Stats.SUM, period }),
  machine.metricFailed({ statistic: Stats.SUM, period }),
  machine.metricTimedOut({ statistic: Stats.SUM, period }),
];

/** The main job on one page: from placing to deciding, through the contexts that take part. */
export class CheckoutDashboard extends Construct {
  constructor(scope: Construct, id: string, { checkout, cancelOrder }: CheckoutDashboardProps) {
    super(scope, id);
    const { settings } = ContextStack.of(this);
    const ofFunction = (context: string, metricName: string, statistic: string) =>
      new Metric({
        namespace: 'AWS/Lambda',
        metricName,
        statistic,
        period,
        label: context,
        dimensionsMap: { FunctionName: resourceName(settings.stage, context, 'tasks') },
      });
    const tasks = (metricName: string, statistic: string) =>
      ['orders', 'inventory', 'payments'].map((context) => ofFunction(context, metricName, statistic));
    new Dashboard(this, 'Dashboard', {
      dashboardName: ContextStack.of(this).named('dashboard'),
      widgets: [
        [new TextWidget({ markdown: `# Checkout (${settings.stage})`, width: 2 * HALF, height: 1 })],
        [
          graph('checkout: executions', ...outcomesOf(checkout)),
          graph('cancel-order: executions', ...outcomesOf(cancelOrder)),
        ],
        [
          graph('checkout: duration', checkout.machine.metricTime({ statistic: 'p95', period })),
          graph('orders that need attention', bazaarMetric(ordersParked)),
        ],
        [graph('tasks: errors', ...tasks('Errors', Stats.SUM)), graph('tasks: p95', ...tasks('Duration', 'p95'))],
      ],
    });
  }
}
