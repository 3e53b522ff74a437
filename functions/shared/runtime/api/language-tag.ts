/** A tag of BCP 47 as it is written best: `DE-at` → `de-AT`, `iw` → `he`; nothing for what is none. */
export const canonicalLanguage = (tag: string): string | undefined => {
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
};

/** Language and script, which tell who can read it: `zh-TW` → `zh-Hant`, `pt` and `pt-BR` → `pt-Latn`. */
export const writtenAs = (tag: string): string => {
  const { language, script } = new Intl.Locale(tag).maximize();
  return `${language}-${script ?? ''}`;
};
