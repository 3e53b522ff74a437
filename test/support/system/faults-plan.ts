/** What befalls one call of a task: its work is lost, or is done and only its answer lost, or the answer comes too late. */
export type Fate = 'fine' | 'fails' | 'fails-after-effect' | 'times-out-after-effect';

/** Says what befalls the n-th call (from 0) of a task, by the task's name. */
export type Fates = (task: string, call: number) => Fate;

export const allFine: Fates = () => 'fine';

const failure = (name: string, task: string): Error => Object.assign(new Error(`${task} failed`), { name });

/** Does the work as its fate wants it. */
export const suffer = async <T>(fate: Fate, task: string, work: () => Promise<T>): Promise<T> => {
  if (fate === 'fails') throw failure('Lambda.ServiceException', task);
  const result = await work();
  if (fate === 'fails-after-effect') throw failure('Lambda.ServiceException', task);
  if (fate === 'times-out-after-effect') throw failure('States.Timeout', task);
  return result;
};
