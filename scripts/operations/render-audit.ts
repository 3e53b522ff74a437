import type { createColors } from 'picocolors';
import { rules } from '#functions/operations/audit/rules.ts';
import type { Finding } from '#functions/operations/domain/finding.ts';
import type { Judged } from '#scripts/operations/await-settled.ts';

type Paint = ReturnType<typeof createColors>;

/** What was looked at, in numbers. */
export const looked = ({ evidence }: Judged) => ({
  orders: evidence.orders.length,
  skus: evidence.stock.length,
  payments: evidence.payments.length,
  intents: evidence.intents?.length ?? 0,
  products: evidence.products.length,
  deadLetterQueues: evidence.deadLetters.length,
});

const renderFinding = ({ kind, subject, what, rows, likelyCause, mend }: Finding, paint: Paint): string[] => [
  `${paint.red(kind)}  ${paint.bold(subject)}`,
  `  ${what}`,
  `  likely: ${likelyCause}`,
  `  mend:   ${mend}`,
  ...rows.map((row) => paint.dim(`  ${row}`)),
];

const heading = ({ findings }: Judged, paint: Paint): string =>
  findings.length === 0
    ? paint.green(`clean: ${rules.length} promises hold`)
    : paint.red(`${findings.length} findings by ${rules.length} rules`);

const MOST_SHOWN = 5;

const renderKind = (kind: string, findings: readonly Finding[], all: boolean, paint: Paint): string[] => {
  const shown = all ? findings : findings.slice(0, MOST_SHOWN);
  const rest = findings.length - shown.length;
  return [
    ...shown.flatMap((finding) => [...renderFinding(finding, paint), '']),
    ...(rest > 0 ? [paint.dim(`… and ${rest} more of ${kind} (--all shows them, --json too)`), ''] : []),
  ];
};

/** For people: of each kind the first few, unless all are asked for. */
export const renderAudit = (judged: Judged, all: boolean, paint: Paint): string[] => {
  const { orders, skus, payments, products } = looked(judged);
  const over = `over ${orders} orders, ${payments} payments, ${products} products and ${skus} SKUs`;
  const underWay = judged.underWay > 0 ? [paint.yellow(`${judged.underWay} still under way, within their bounds`)] : [];
  const kinds = Map.groupBy(judged.findings, ({ kind }) => kind);
  return [
    ...[...kinds].flatMap(([kind, findings]) => renderKind(kind, findings, all, paint)),
    `${heading(judged, paint)} ${over}`,
    ...underWay,
  ];
};
