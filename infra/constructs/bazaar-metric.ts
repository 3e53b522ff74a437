import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import type { MetricDefinition } from '#functions/shared/runtime/define-metric.ts';
import { ALARM_PERIOD } from '#infra/constructs/runbook-alarm.ts';

/** A metric that functions write as EMF, summed over an alarm's period. */
export const bazaarMetric = ({ namespace, name, dimensions }: MetricDefinition): Metric =>
  new Metric({ namespace, metricName: name, dimensionsMap: dimensions, statistic: Stats.SUM, period: ALARM_PERIOD });
