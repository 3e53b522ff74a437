import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { routeKey } from '#functions/shared/runtime/define-route.ts';
import { everyRoute, type KnownRoute } from '#test/support/system/every-api.ts';

const routes = await everyRoute();

const WITHOUT_KEY: Readonly<Record<string, string>> = {
  bulkEditProducts: 'edits on versions, as under If-Match',
  cancelPriceChange: 'asks for a state; a change ends once',
  cancelImport: 'asks for a state',
  publishProduct: 'asks for a state',
  retireProduct: 'asks for a state',
  cancelOrder: 'asks for a state; the order decides once',
  cancelOrderAsGuest: 'as cancelOrder',
  cancelAnyOrder: 'asks for a state; the order decides once',
  resumeOrder: 'asks for a state; the order decides once',
  resendParkedRecord: 'publishes events with the ids that they have',
  receiveSandboxWebhook: "the provider's event has an id of its own",
  seeCart: 'edits under If-Match',
  seeCartAsGuest: 'as seeCart',
  signUp: 'the e-mail is the key of an account',
  confirmSignUp: 'asks for a state',
  resetPassword: 'asks for a state; its code is good once',
  claimGuest: "the guest's token is the key of a claim",
};

/** POSTs without a key that do something new each time, each with why that is right. */
const ANEW: Readonly<Record<string, string>> = {
  resendConfirmation: 'a mail more harms nobody, and the pool limits them',
  forgotPassword: 'a mail more harms nobody, and the pool limits them',
  signIn: 'gives tokens, which nobody may keep to give them again',
  refreshSession: 'gives tokens, which nobody may keep to give them again',
  beginGuest: 'gives a secret, which nobody may keep to give it again; there is no owner yet whose key it could be',
};

/** Changes that are not made on a version, each with why nothing of another is lost. */
const WITHOUT_VERSION: Readonly<Record<string, string>> = {
  importProduct: 'the foreign catalogue decides, whatever was edited here',
  signOut: 'ends a session, which nobody edits',
};

/** Lists without pages, each with why it is all of it. */
const WITHOUT_PAGES: Readonly<Record<string, string>> = {
  listAddresses: 'there are few, by a limit of their own',
  listPriceChanges: 'there are few, by a limit of their own',
};

const namesOf = (which: (known: KnownRoute) => boolean): string[] =>
  routes
    .filter(which)
    .map(({ route }) => route.name)
    .sort();

describe('by rule', () => {
  it('every POST that creates or charges takes an idempotency key, and the others have a reason', () => {
    const without = namesOf(({ route }) => route.method === 'POST' && !route.idempotent);
    expect(without.filter((name) => !(name in WITHOUT_KEY) && !(name in ANEW))).toEqual([]);
  });

  it('every PUT, PATCH and DELETE is made on a version, and the others have a reason', () => {
    const edits = ['PUT', 'PATCH', 'DELETE'];
    const without = namesOf(({ route }) => edits.includes(route.method) && !route.ifMatch);
    expect(without.filter((name) => !(name in WITHOUT_VERSION))).toEqual([]);
  });

  it('what a POST does anew each time is told', () => {
    const told = readFileSync('docs/api.md', 'utf8');
    const anew = routes.filter(({ route }) => route.name in ANEW).map(({ route }) => routeKey(route));
    expect(anew).toHaveLength(Object.keys(ANEW).length);
    expect(anew.filter((key) => !told.includes(`\`${key}\``))).toEqual([]);
  });

  it('no reason is given for a route that needs none', () => {
    const keyed = namesOf(({ route }) => route.idempotent !== undefined);
    const versioned = namesOf(({ route }) => route.ifMatch === true);
    expect(keyed.filter((name) => name in WITHOUT_KEY || name in ANEW)).toEqual([]);
    expect(versioned.filter((name) => name in WITHOUT_VERSION)).toEqual([]);
  });

  it('every list has a cap and a cursor', () => {
    const isList = ({ route }: KnownRoute) => /^list/.test(route.name);
    const isPaged = ({ route }: KnownRoute) => Boolean(route.query?.shape.limit && route.query.shape.cursor);
    const without = namesOf((known) => isList(known) && !isPaged(known));
    expect(without.filter((name) => !(name in WITHOUT_PAGES))).toEqual([]);
  });
});
