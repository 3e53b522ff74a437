import * as z from 'zod';
import { formatMoney } from '#functions/shared/kernel/money/format-money.ts';
import { moneySchema } from '#functions/shared/kernel/money/money-schema.ts';
import type { Problem } from '#scripts/shop/failure.ts';
import { plain } from '#scripts/shop/terminal/sink.ts';
import type { Paint } from '#scripts/shop/terminal/terminal.ts';

const fieldSchema = z.object({ in: z.string(), pointer: z.string(), message: z.string() });

const SHOWN_OTHERWISE = new Set(['type', 'title', 'status', 'detail', 'instance', 'errors', 'hint']);

const textOf = (fact: unknown): string => {
  const amount = moneySchema.safeParse(fact);
  if (amount.success) return formatMoney(amount.data);
  return typeof fact === 'string' ? fact : JSON.stringify(fact);
};

const fieldsOf = ({ errors }: Problem): string[] =>
  z
    .array(fieldSchema)
    .catch([])
    .parse(errors)
    .map((field) => `${field.in} ${field.pointer || '/'}: ${field.message}`);

const factsOf = (problem: Problem): string[] =>
  Object.entries(problem)
    .filter(([name]) => !SHOWN_OTHERWISE.has(name))
    .map(([name, fact]) => `${name}: ${textOf(fact)}`);

/** Title, detail, the fields that are at fault, other facts, and what to do. */
export const renderFailure = (problem: Problem, paint: Paint): string[] => {
  const { title, status, detail, hint } = problem;
  const lines = [detail, ...fieldsOf(problem), ...factsOf(problem)].flatMap((line) => line?.split('\n') ?? []);
  return [
    paint.red(plain(status === undefined ? title : `${title} (${status})`)),
    ...lines.map((line) => `  ${plain(line)}`),
    ...(hint === undefined ? [] : [paint.yellow(`  ${plain(hint)}`)]),
  ];
};
