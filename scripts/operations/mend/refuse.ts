/** What was asked for would do harm, or there is nothing to do it with: nothing was changed. */
export class MendRefused extends Error {
  override readonly name = 'MendRefused';
}

/** @throws MendRefused */
export const refuse = (why: string): never => {
  throw new MendRefused(why);
};
