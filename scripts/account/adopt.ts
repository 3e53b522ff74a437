import { fileURLToPath } from 'node:url';
import { clientEnvironment } from '#scripts/local/emulator-environment.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export type Whose = { readonly profile?: string; readonly region?: string; readonly endpoint?: string };

const REGION = 'us-east-1';

/** An emulator's clients must not find the person's own credentials beside. */
const adoptEmulator = (endpoint: string, region: string): void => {
  const environment = clientEnvironment({ root: ROOT, endpoint, region });
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
};

/** The SDK and CDK's command line read the same variables, from here on. */
export const adopt = ({ profile, region, endpoint }: Whose): void => {
  if (endpoint !== undefined) {
    adoptEmulator(endpoint.replace(/\/+$/, ''), region ?? REGION);
    return;
  }
  if (profile !== undefined) process.env.AWS_PROFILE = profile;
  if (region === undefined) return;
  process.env.AWS_REGION = region;
  process.env.AWS_DEFAULT_REGION = region;
};
