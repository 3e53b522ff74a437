import type { ImportProgress } from '#scripts/import/import-catalogue.ts';
import type { Session } from '#scripts/shop/session.ts';

const EVERY_MS = 2_000;

const textOf = ({ rows, rate, created, unchanged, bad }: ImportProgress): string =>
  `${rows} rows, ${Math.round(rate)}/s: ${created} loaded, ${unchanged} unchanged, ${bad} bad`;

/** On a terminal a line that moves, elsewhere a line every two seconds; on stderr. */
export const showProgress = ({ terminal: { spinner, note }, now }: Session): ((progress: ImportProgress) => void) => {
  let told = now().getTime();
  return (progress) => {
    spinner.show(textOf(progress));
    if (spinner.moves || now().getTime() - told < EVERY_MS) return;
    told = now().getTime();
    note(textOf(progress));
  };
};
