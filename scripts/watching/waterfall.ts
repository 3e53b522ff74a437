import pc from 'picocolors';
import type { Step } from '#scripts/watching/journey.ts';

const WIDTH = 48;

const BAR = '█';

type Scale = { readonly from: number; readonly perColumn: number };

const bar = (start: number, end: number, { from, perColumn }: Scale): string => {
  const left = Math.min(WIDTH - 1, Math.floor((start - from) / perColumn));
  const length = Math.max(1, Math.min(WIDTH - left, Math.round((end - start) / perColumn)));
  return `${' '.repeat(left)}${BAR.repeat(length)}`.padEnd(WIDTH);
};

const milliseconds = (seconds: number): string => `${Math.round(seconds * 1_000)} ms`;

const row = (name: string, start: number, end: number, scale: Scale): string =>
  `${name.padEnd(44)} ${milliseconds(start - scale.from).padStart(9)} ${milliseconds(end - start).padStart(9)}  ${bar(start, end, scale)}`;

/** An order's way as bars over time: when each piece of work began and how long it took. */
export const renderWaterfall = (steps: readonly Step[], { calls = false } = {}): string => {
  const from = Math.min(...steps.map(({ start }) => start));
  const to = Math.max(...steps.map(({ end }) => end));
  const scale = { from, perColumn: Math.max((to - from) / WIDTH, 1e-6) };
  const lines = steps.flatMap((step) => {
    const name = `${step.service.padEnd(14)} ${step.operation}`;
    const line = row(name, step.start, step.end, scale);
    const own = calls ? step.calls.map((call) => pc.dim(row(`    ${call.name}`, call.start, call.end, scale))) : [];
    return [step.failed ? pc.red(line) : line, ...own];
  });
  const head = `${`${'context'.padEnd(14)} operation`.padEnd(44)} ${'after'.padStart(9)} ${'took'.padStart(9)}`;
  const traces = new Set(steps.map(({ traceId }) => traceId)).size;
  return [pc.bold(head), ...lines, `${milliseconds(to - from)} in all; X-Ray saw ${traces} traces, joined here.`].join(
    '\n',
  );
};
