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

/** For people. */
export const renderAudit = (judged: Judged, paint: Paint): string[] => {
  const { orders, skus, payments, products } = looked(judged);
  const over = `over ${orders} orders, ${payments} payments, ${products} products and ${skus} SKUs`;
  const underWay = judged.underWay > 0 ? [paint.yellow(`${judged.underWay} still under way, within their bounds`)] : [];
  return [
    ...judged.findings.flatMap((finding) => [...renderFinding(finding, paint), '']),
    `${heading(judged, paint)} ${over}`,
    ...underWay,
  ];
};
