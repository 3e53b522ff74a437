import type { Progress } from '#scripts/import/run/progress.ts';
import type { Session } from '#scripts/shop/session.ts';

const EVERY_MS = 2_000;

const durationOf = (seconds: number): string => {
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return seconds < 5_400 ? `${Math.round(seconds / 60)} min` : `${(seconds / 3_600).toFixed(1)} h`;
};

const shareOf = ({ fraction, secondsLeft }: Progress): string[] => [
  ...(fraction === undefined ? ['reading'] : [`${Math.floor(fraction * 100)} %`]),
  ...(secondsLeft === undefined || fraction === 1 ? [] : [`${durationOf(secondsLeft)} left`]),
];

const textOf = (progress: Progress): string => {
  const { rows, created, changed, unchanged, bad } = progress.counts;
  const how = [`${rows} rows`, `${Math.round(progress.rate)}/s`, ...shareOf(progress)].join(', ');
  return `${how}: ${created + changed} loaded, ${unchanged} unchanged, ${bad} bad`;
};

/** On a terminal a line that moves, elsewhere a line every two seconds; on stderr. */
export const showProgress = ({ terminal: { spinner, note }, now }: Session): ((progress: Progress) => void) => {
  let told = now().getTime();
  return (progress) => {
    spinner.show(textOf(progress));
    if (spinner.moves || now().getTime() - told < EVERY_MS) return;
    told = now().getTime();
    note(textOf(progress));
  };
};
