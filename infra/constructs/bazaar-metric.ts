import { Metric, Stats } from 'aws-cdk-lib/aws-cloudwatch';
import { ALARM_PERIOD } from '#infra/constructs/runbook-alarm.ts';

/** A metric that the functions of a context write as EMF. @param service the context */
export const bazaarMetric = (service: string, metricName: string): Metric =>
  new Metric({
    namespace: 'Bazaar',
    metricName,
    dimensionsMap: { service },
    statistic: Stats.SUM,
    period: ALARM_PERIOD,
  });
