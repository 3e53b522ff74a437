import type { ContactToken } from '#functions/notifications/contract/contact-token.ts';
import { privateKeyFrom, publicKeyText, signToken } from '#functions/shared/runtime/signing/signed-token.ts';
import { goodsMark, type QuoteToken } from '#functions/shipping/contract/quote-token.ts';
import { guestKeys } from '#test/support/builders/guests.ts';
import type { OfflineSystem } from '#test/support/system/offline-system.ts';
import { environment } from '#test/support/system/tables.ts';

const shipping = privateKeyFrom('the secret of quotes');
const notifications = privateKeyFrom('the secret of contacts');

/** Where orders looks for the public halves. */
const keys = (): Readonly<Record<string, string>> => ({
  ...guestKeys,
  [environment.QUOTE_KEY_PARAMETER ?? '']: publicKeyText(shipping),
  [environment.CONTACT_KEY_PARAMETER ?? '']: publicKeyText(notifications),
});

const id = (prefix: string): string => `${prefix}_${'0'.repeat(26)}`;

type Line = { readonly sku: string; readonly quantity: number };

/** What shipping and notifications would sign for an owner, while they are not asked themselves. */
export const signedTokens = ({ functions, world }: Pick<OfflineSystem, 'functions' | 'world'>) => {
  for (const [name, value] of Object.entries(keys())) functions.parameters.kept.set(name, value);
  return {
    /** For 4.90 EUR to Germany, for an hour, or as wished. */
    quote: (owner: string, lines: readonly Line[], wish: Partial<QuoteToken> = {}): string => {
      const expires = Math.floor(world.now().getTime() / 1_000) + 3_600;
      const terms = { method: 'standard', amount: 490, currency: 'EUR', country: 'DE', expires } as const;
      const quote: QuoteToken = { id: id('quo'), owner, goods: goodsMark(lines), ...terms, ...wish };
      return signToken('quo', quote, shipping);
    },
    contact: (owner: string): string => {
      const contact: ContactToken = { id: id('con'), owner };
      return signToken('con', contact, notifications);
    },
  };
};
