import type { ActOf, LoadProfile, PutProfile, SaveProfile } from '#functions/customers/application/ports.ts';
import type { PreferencesInput, ProfileInput } from '#functions/customers/contract/profile.ts';
import { type Act, type Profile, prefer, register, rewrite } from '#functions/customers/domain/profile.ts';
import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';
import type { Trace } from '#functions/shared/kernel/trace.ts';
import { StaleVersion } from '#functions/shared/runtime/api/errors.ts';

export type ProfilePorts = {
  readonly loadProfile: LoadProfile;
  readonly putProfile: PutProfile;
  readonly act: ActOf;
};

/** The profile of whoever calls; the first call makes it. */
export const findProfile =
  ({ loadProfile, putProfile, act }: ProfilePorts) =>
  async (sub: string, trace: Trace): Promise<Profile> =>
    (await loadProfile(sub)) ?? putProfile(register(sub, act(trace)));

type Ports = ProfilePorts & { readonly saveProfile: SaveProfile };

/** What a buyer changes, and on which version of it. */
export type Change<To> = { readonly sub: string; readonly version: number; readonly to: To };

const stale = (version: number, cause?: unknown) =>
  new StaleVersion(`It is no longer at version ${version}; read it again.`, {}, { cause });

const changeProfile =
  <To>(decide: (before: Profile, to: To, act: Act) => Profile) =>
  (ports: Ports) =>
  async ({ sub, version, to }: Change<To>, trace: Trace): Promise<Profile> => {
    const before = await findProfile(ports)(sub, trace);
    if (before.version !== version) throw stale(version);
    const after = decide(before, to, ports.act(trace));
    if (after === before) return before;
    try {
      await ports.saveProfile(after, version);
      return after;
    } catch (error) {
      throw isErrorNamed(error, 'ConcurrentChange') ? stale(version, error) : error;
    }
  };

/** @throws StaleVersion */
export const changeMe = changeProfile<ProfileInput>(rewrite);

/** @throws StaleVersion */
export const changePreferences = changeProfile<PreferencesInput>(prefer);
