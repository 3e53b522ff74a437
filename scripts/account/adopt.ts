import { fileURLToPath } from 'node:url';
import { emulatorAt } from '#scripts/local/emulator-at.ts';
import { clientEnvironment } from '#scripts/local/emulator-environment.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

export type Whose = { readonly profile?: string; readonly region?: string; readonly endpoint?: string };

/** An emulator's clients must not find the person's own credentials beside. */
const adoptEmulator = (whose: Whose): void => {
  const environment = clientEnvironment({ root: ROOT, ...emulatorAt(process.env, whose) });
  for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
  Object.assign(process.env, environment);
};

/** The SDK and CDK's command line read the same variables, from here on. */
export const adopt = (whose: Whose): void => {
  const { profile, region, endpoint } = whose;
  if (endpoint !== undefined) {
    adoptEmulator(whose);
    return;
  }
  if (profile !== undefined) process.env.AWS_PROFILE = profile;
  if (region === undefined) return;
  process.env.AWS_REGION = region;
  process.env.AWS_DEFAULT_REGION = region;
};
