import { jest } from '@jest/globals';
import type { MetricDefinition } from '#functions/shared/runtime/define-metric.ts';

/** One value of one metric, by what CloudWatch makes of a line. */
type Counted = MetricDefinition & { readonly value: unknown };

type Line = Readonly<Record<string, unknown>> & {
  readonly _aws?: {
    readonly CloudWatchMetrics: readonly {
      readonly Namespace: string;
      readonly Dimensions: readonly (readonly string[])[];
      readonly Metrics: readonly { readonly Name: string }[];
    }[];
  };
};

const countedIn = (text: string): Counted[] => {
  if (!text.startsWith('{')) return [];
  const line = JSON.parse(text) as Line;
  return (line._aws?.CloudWatchMetrics ?? []).flatMap(({ Namespace, Dimensions, Metrics }) =>
    Dimensions.flatMap((names) =>
      Metrics.map(({ Name }) => ({
        namespace: Namespace,
        name: Name,
        dimensions: Object.fromEntries(names.map((name) => [name, line[name]])) as Counted['dimensions'],
        value: line[Name],
      })),
    ),
  );
};

const SWITCH = 'POWERTOOLS_METRICS_DISABLED';

/** Reads the log lines (EMF) of all work after this call as CloudWatch would. Call `stop` in the end. */
export const listenToMetrics = () => {
  const before = process.env[SWITCH];
  const lines: string[] = [];
  const spy = jest.spyOn(console, 'log').mockImplementation((line: unknown) => {
    lines.push(String(line));
  });
  process.env[SWITCH] = 'false';
  return {
    /** What was counted of one metric, in order. */
    valuesOf: (wanted: MetricDefinition): unknown[] => {
      const key = JSON.stringify(wanted);
      return lines
        .flatMap(countedIn)
        .filter(({ namespace, name, dimensions }) => JSON.stringify({ namespace, name, dimensions }) === key)
        .map(({ value }) => value);
    },
    stop: (): void => {
      if (before === undefined) delete process.env[SWITCH];
      else process.env[SWITCH] = before;
      spy.mockRestore();
    },
  };
};
