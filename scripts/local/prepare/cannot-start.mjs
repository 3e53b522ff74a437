/** Something is missing that the person at the keyboard can mend: its message is one line with the remedy, shown without a stack. */
export class CannotStart extends Error {
  /** @param {string} message @param {{ cause?: unknown }} [options] */
  constructor(message, options) {
    super(message, options);
    this.name = 'CannotStart';
  }
}
