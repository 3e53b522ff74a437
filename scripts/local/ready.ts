import colours from 'picocolors';
import type { LocalState } from './state.ts';

const KEY_WIDTH = 8;

/** What a person needs once all is up. */
export const readyText = (state: LocalState, total: string, howToStop: string): string => {
  const rows: [string, string][] = [
    ['API', state.apiUrl],
    ['AWS', `${state.awsEndpointUrl} (${state.region}, stage ${state.stage})`],
    ['logins', `${state.users.buyer.email}, ${state.users.admin.email}; passwords in .local/bazaar.json`],
    ...Object.entries(state.docs),
  ];
  const lines = rows.map(([key, value]) => `  ${colours.dim(key.padEnd(KEY_WIDTH))} ${value}`);
  return [`${colours.bold('Ready')} in ${total}`, ...lines, colours.dim(howToStop), ''].join('\n');
};
