/** The present moment, always brought in from outside. */
export type Clock = () => Date;

/** A moment as it is stored and published: ISO 8601 in UTC with milliseconds. */
export type Instant = string;

export const instant = (date: Date): Instant => date.toISOString();

/** Seconds since the epoch, as DynamoDB's time to live reads them. */
export const epochSeconds = (date: Date): number => Math.floor(date.getTime() / 1000);
