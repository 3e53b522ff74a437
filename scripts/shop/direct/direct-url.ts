/** Any base will do: only path and query of what is asked for are read. */
export const DIRECT_URL = 'http://direct.invalid';
