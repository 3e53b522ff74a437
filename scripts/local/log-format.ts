import colours from 'picocolors';

/** One line that a function wrote. */
export type LogLine = { functionName: string; timestamp: number; message: string };

const LEVELS: Record<string, (text: string) => string> = {
  ERROR: colours.red,
  CRITICAL: colours.red,
  WARN: colours.yellow,
  DEBUG: colours.dim,
};

/** What Lambda writes around each invocation; says nothing to a person who reads along. */
const FRAME = /^(START|END|REPORT|INIT_START) /;

/** What the function itself wrote. */
export const isOwn = ({ message }: LogLine): boolean => !FRAME.test(message);

/** Told by the place in the line already, or the same in every line of a function. */
const LEFT_OUT = new Set([
  'level',
  'message',
  'timestamp',
  'service',
  'function_name',
  'function_arn',
  'function_memory_size',
  'function_request_id',
  'cold_start',
  'sampling_rate',
]);

const parseObject = (message: string): Record<string, unknown> | undefined => {
  try {
    const value: unknown = JSON.parse(message);
    return value !== null && typeof value === 'object' && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    return undefined;
  }
};

const shown = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const details = (entry: Record<string, unknown>): string =>
  Object.entries(entry)
    .filter(([key]) => !LEFT_OUT.has(key))
    .map(([key, value]) => `${key}=${shown(value)}`)
    .join(' ');

/**
 * For a person: time, function, level, message, then the other fields.
 * @param prefix of all functions' names, left out
 * @returns undefined for metrics
 */
export const prettyLine = ({ functionName, timestamp, message }: LogLine, prefix: string): string | undefined => {
  const text = message.trimEnd();
  const entry = parseObject(text);
  if (entry?._aws) return undefined;
  const time = colours.dim(new Date(timestamp).toISOString().slice(11, 23));
  const where = colours.cyan(functionName.replace(prefix, ''));
  if (!entry) return `${time} ${where} ${text}`;
  const level = String(entry.level ?? '');
  const paint = LEVELS[level] ?? ((it: string) => it);
  return `${time} ${where} ${paint(level.padEnd(5))} ${shown(entry.message ?? '')} ${colours.dim(details(entry))}`.trimEnd();
};
