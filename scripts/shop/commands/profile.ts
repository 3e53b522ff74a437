import type { Command } from 'commander';
import type * as z from 'zod';
import type {
  PreferencesInput,
  ProfileInput,
  preferencesSchema,
  profileSchema,
} from '#functions/customers/contract/profile.ts';
import { changeMe, changePreferences, getMe, getPreferences } from '#functions/customers/contract/routes.ts';
import { edit, matching } from '#scripts/shop/editing.ts';
import { usage } from '#scripts/shop/failure.ts';
import { examples } from '#scripts/shop/options.ts';
import type { Session } from '#scripts/shop/session.ts';
import type { AddCommand, Outcome } from '#scripts/shop/shop.ts';
import { plain } from '#scripts/shop/terminal/sink.ts';
import { table } from '#scripts/shop/terminal/table.ts';

type Profile = z.output<typeof profileSchema>;
type Preferences = z.output<typeof preferencesSchema>;
type Me = { readonly profile: Profile; readonly preferences: Preferences };

const readMe = async ({ api }: Session): Promise<Me> => {
  const { body: profile } = await api(getMe);
  return { profile, preferences: (await api(getPreferences)).body };
};

const viewOf = (session: Session, { profile, preferences }: Me) => ({
  email: session.account().buyer(),
  ...profile,
  ...(preferences.language !== undefined && { language: preferences.language }),
  marketingEmail: preferences.marketingEmail.granted,
});

const sayMe = (session: Session, me: Me): Outcome => {
  const json = viewOf(session, me);
  const { email, id, givenName, familyName, locale, registeredAt } = json;
  const rows = {
    'e-mail': email,
    id,
    name: [givenName, familyName].filter(Boolean).join(' '),
    locale,
    language: me.preferences.language,
    'news by e-mail': json.marketingEmail ? 'yes' : 'no',
    registered: registeredAt.slice(0, 10),
  };
  session.terminal.say(
    ...table(Object.entries(rows).flatMap(([name, value]) => (value ? [[name, plain(value)]] : []))),
  );
  return { json };
};

const show = async (session: Session): Promise<Outcome> => sayMe(session, await readMe(session));

type Changes = {
  readonly givenName?: string;
  readonly familyName?: string;
  readonly locale?: string;
  readonly language?: string;
};

/** Both have one version, so that the second change is made on what the first has made of it. */
const apply = async ({ api }: Session, me: Me, { language, ...names }: Changes): Promise<Me> => {
  const { givenName, familyName, locale } = { ...me.profile, ...names };
  const given = { givenName, familyName, locale };
  const body = Object.fromEntries(Object.entries(given).filter(([, value]) => value)) as ProfileInput;
  const profile =
    Object.keys(names).length === 0 ? me.profile : (await api(changeMe, { ifMatch: matching(me.profile), body })).body;
  if (language === undefined) return { ...me, profile };
  const { granted, text } = me.preferences.marketingEmail;
  const marketingEmail = (granted ? { granted, text } : { granted }) as PreferencesInput['marketingEmail'];
  const preferences = await api(changePreferences, {
    ifMatch: matching(profile),
    body: { ...(language !== '' && { language }), marketingEmail },
  });
  return { profile: { ...profile, version: preferences.body.version }, preferences: preferences.body };
};

const set = async (session: Session, changes: Changes): Promise<Outcome> => {
  const { givenName, familyName, locale, language } = changes;
  const asked = { givenName, familyName, locale, language };
  const said = Object.fromEntries(Object.entries(asked).filter(([, value]) => value !== undefined)) as Changes;
  if (Object.keys(said).length === 0)
    throw usage('Say what to change: --given-name, --family-name, --locale, --language.');
  const changed = await edit(
    () => readMe(session),
    (me) => apply(session, me, said),
  );
  return sayMe(session, changed);
};

export const addProfile: AddCommand = (parent, shop) => {
  const profile: Command = parent
    .command('profile')
    .helpCommand(false)
    .description('see and change my name and language')
    .addHelpText('after', examples('profile', 'profile set --given-name Mary --language de-AT'));
  profile
    .command('show', { isDefault: true })
    .description('what the shop knows of me')
    .addHelpText('after', examples('profile show --json'))
    .action(shop.action(show));
  profile
    .command('set')
    .description('change what is said, and leave the rest; "" forgets')
    .option('--given-name <name>', 'first name')
    .option('--family-name <name>', 'last name')
    .option('--locale <tag>', 'how dates and numbers are written, such as de-AT')
    .option('--language <tag>', 'what mails are written in, such as en')
    .addHelpText('after', examples('profile set --given-name Mary --family-name Jones'))
    .action(shop.action(set));
};
