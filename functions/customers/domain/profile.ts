import type { PreferencesInput, ProfileInput } from '#functions/customers/contract/profile.ts';
import type { Instant } from '#functions/shared/kernel/clock.ts';
import { fingerprint } from '#functions/shared/kernel/ids.ts';
import type { StoredTrace } from '#functions/shared/kernel/trace.ts';

/** An answer to the question whether we may write; `text` names what was read before it was granted. */
export type Consent = { readonly granted: boolean; readonly text?: string | undefined; readonly at: Instant };

/** A customer, known by the `sub` of the account. */
export type Profile = ProfileInput & {
  readonly id: string;
  readonly language?: string | undefined;
  /** Oldest first; the last one holds. */
  readonly marketingEmail: readonly Consent[];
  readonly version: number;
  readonly createdAt: Instant;
  readonly updatedAt: Instant;
  readonly trace: StoredTrace;
};

/** When something is done and what it belongs to. */
export type Act = { readonly at: Instant; readonly trace: StoredTrace };

const MAX_CONSENTS = 100;

export const register = (id: string, { at, trace }: Act): Profile => ({
  id,
  marketingEmail: [],
  version: 1,
  createdAt: at,
  updatedAt: at,
  trace,
});

/** What nobody changed keeps its version. */
const settle = (before: Profile, after: Profile, { at, trace }: Act): Profile =>
  fingerprint(before) === fingerprint(after) ? before : { ...after, version: before.version + 1, updatedAt: at, trace };

/** What is not given is forgotten. */
export const rewrite = (before: Profile, { givenName, familyName, locale }: ProfileInput, act: Act): Profile =>
  settle(before, { ...before, givenName, familyName, locale }, act);

type Answered = PreferencesInput['marketingEmail'];

const textOf = (answer: Answered): string | undefined => (answer.granted ? answer.text : undefined);

/** A refusal counts only after a consent: who was never asked, or said no before, says nothing new by it. */
const isNew = (last: Consent | undefined, answer: Answered): boolean =>
  answer.granted !== (last?.granted ?? false) || textOf(answer) !== last?.text;

/** Only what changes is remembered; of many changes the latest, and so always the one that holds. */
const consents = (before: readonly Consent[], answer: Answered, at: Instant): readonly Consent[] =>
  isNew(before.at(-1), answer)
    ? [...before, { granted: answer.granted, text: textOf(answer), at }].slice(-MAX_CONSENTS)
    : before;

export const prefer = (before: Profile, { language, marketingEmail }: PreferencesInput, act: Act): Profile =>
  settle(before, { ...before, language, marketingEmail: consents(before.marketingEmail, marketingEmail, act.at) }, act);
