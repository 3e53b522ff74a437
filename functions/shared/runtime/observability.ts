import { Logger } from '@aws-lambda-powertools/logger';
import { injectLambdaContext } from '@aws-lambda-powertools/logger/middleware';
import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics';
import { Tracer } from '@aws-lambda-powertools/tracer';
import { captureLambdaHandler } from '@aws-lambda-powertools/tracer/middleware';
import type { MiddlewareObj } from '@middy/core';
import { METRIC_NAMESPACE, type MetricDefinition } from '#functions/shared/runtime/define-metric.ts';
import { redact } from '#functions/shared/runtime/redact.ts';

/** The one door to logs, metrics and traces; X-Ray's SDK is known to this file alone. */
export type Observability = {
  readonly service: string;
  readonly logger: Logger;
  readonly tracer: Tracer;
};

const jsonReplacer = (key: string, value: unknown): unknown => redact(key, value);

/** @param service the context's name, as in `functions/` */
export const observe = (service: string): Observability => ({
  service,
  logger: new Logger({ serviceName: service, jsonReplacerFn: jsonReplacer }),
  tracer: new Tracer({ serviceName: service, captureHTTPsRequests: false }),
});

/** The middlewares that every stack begins with. */
export const observed = ({ logger, tracer }: Observability): MiddlewareObj[] => [
  captureLambdaHandler(tracer, { captureResponse: false }),
  injectLambdaContext(logger, { resetKeys: true }),
];

/** What a log line, a metric and a segment of one piece of work say of it. */
export type Work = { readonly operation: string; readonly correlationId: string; readonly about?: string | undefined };

type Outcome = { readonly failed: boolean; readonly milliseconds: number };

/** One EMF line a piece of work: rate, errors and duration by service and operation. */
const publishRed = (service: string, operation: string, { failed, milliseconds }: Outcome): void => {
  const metrics = new Metrics({ namespace: METRIC_NAMESPACE, serviceName: service });
  metrics.addDimension('operation', operation);
  metrics.addMetric('Requests', MetricUnit.Count, 1);
  metrics.addMetric('Errors', MetricUnit.Count, failed ? 1 : 0);
  metrics.addMetric('Duration', MetricUnit.Milliseconds, milliseconds);
  metrics.publishStoredMetrics();
};

/** Runs a piece of work; its log lines, its segment and its metrics say what it was and for whom. */
export const measured = async <T>(
  { service, logger, tracer }: Observability,
  { operation, correlationId, about }: Work,
  now: () => Date,
  work: () => Promise<T>,
): Promise<T> => {
  const began = now().getTime();
  logger.appendKeys({ operation, correlation_id: correlationId, ...(about && { about }) });
  for (const [key, value] of Object.entries({ operation, correlationId, about }))
    if (value !== undefined) tracer.putAnnotation(key, value);
  let failed = true;
  try {
    const result = await work();
    failed = false;
    return result;
  } finally {
    publishRed(service, operation, { failed, milliseconds: now().getTime() - began });
  }
};

/** Counts something that an alarm watches. */
export const count = ({ namespace, name, dimensions }: MetricDefinition, by = 1): void => {
  new Metrics({ namespace, serviceName: dimensions.service, singleMetric: true }).addMetric(name, MetricUnit.Count, by);
};
