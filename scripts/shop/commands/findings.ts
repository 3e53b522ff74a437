import { listFindings } from '#functions/operations/contract/routes.ts';
import { examples, wholeNumber } from '#scripts/shop/options.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { plain } from '#scripts/shop/terminal/sink.ts';

type Page = { readonly limit: number; readonly cursor?: string };

const findings = async (session: Session, { limit, cursor }: Page): Promise<Outcome> => {
  const { say, note, paint } = session.terminal;
  const { body } = await session.api(listFindings, { query: { limit, cursor } });
  if (body.items.length === 0) say('the auditor found nothing');
  for (const { kind, subject, what, likelyCause, mend, rows, firstSeenAt } of body.items) {
    say(`${paint.red(kind)}  ${paint.bold(plain(subject))}  ${paint.dim(`since ${firstSeenAt}`)}`);
    say(`  ${plain(what)}`, `  likely: ${plain(likelyCause)}`, `  mend:   ${plain(mend)}`);
    say(...rows.map((row) => paint.dim(`  ${plain(row)}`)));
  }
  if (body.nextCursor !== undefined) note(`more: --cursor ${body.nextCursor}`);
  return { json: body };
};

export const addFindings: AddCommand = (parent, shop) => {
  parent
    .command('findings')
    .description('what the scheduled auditor found and still finds (admin)')
    .option('--limit <count>', 'how many', wholeNumber(1, 100), 20)
    .option('--cursor <cursor>', 'where the page before ended')
    .addHelpText('after', examples('findings', 'findings --json'))
    .action(shop.action(findings));
};
