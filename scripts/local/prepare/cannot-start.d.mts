export declare class CannotStart extends Error {
  constructor(message: string, options?: { cause?: unknown });
}
