/** The namespace of every metric that our functions write. */
export const METRIC_NAMESPACE = 'Bazaar';

/** A metric that an alarm watches: declared once, written by a function (`count`) and read by the alarm (`bazaarMetric`). */
export type MetricDefinition = {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: { readonly service: string };
};

/** @param context who writes it, its only dimension */
export const defineMetric = ({ context, name }: { context: string; name: string }): MetricDefinition => ({
  namespace: METRIC_NAMESPACE,
  name,
  dimensions: { service: context },
});

/** How many changes the relay of a context could not publish, and parked. */
export const relayParked = (context: string): MetricDefinition => defineMetric({ context, name: 'RelayParked' });
