import { isErrorNamed } from '#functions/shared/kernel/domain-error.ts';

const ATTEMPTS = 3;

/** Load, decide and save, done anew when others changed a row meanwhile. @throws ConcurrentChange after three tries */
export const decidedAnew = async <Done>(attempt: () => Promise<Done>): Promise<Done> => {
  for (let left = ATTEMPTS - 1; ; left -= 1) {
    try {
      return await attempt();
    } catch (error) {
      if (left === 0 || !isErrorNamed(error, 'ConcurrentChange')) throw error;
    }
  }
};
