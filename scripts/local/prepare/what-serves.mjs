import { CannotStart } from './cannot-start.mjs';
import { dockerAbsent, dockerSilent, nothingServes } from './messages.mjs';
import { findPython } from './python.mjs';
import { ask } from './run.mjs';
import { ensureVenv, installedInterpreter, MINISTACK } from './venv.mjs';

const HEALTH = ['/_ministack/health', '/_localstack/health'];

/**
 * @param {string | undefined} endpoint such as http://127.0.0.1:4566
 * @returns {Promise<boolean>} whether an emulator of AWS answers there
 */
export const answers = async (endpoint) => {
  if (!endpoint) return false;
  const healthy = HEALTH.map(async (path) => {
    const response = await fetch(new URL(path, endpoint), { signal: AbortSignal.timeout(2_000) });
    await response.body?.cancel();
    if (!response.ok) throw new Error(`${path}: ${response.status}`);
  });
  return Promise.any(healthy).then(
    () => true,
    () => false,
  );
};

/**
 * A client without its engine answers `docker --version` but not `docker info`.
 * @returns {Promise<'serves' | 'silent' | 'absent'>}
 */
const askDocker = async () => {
  const { code } = await ask('docker', ['info'], { timeoutMilliseconds: 5_000 });
  if (code === 0) return 'serves';
  return (await ask('docker', ['--version'])).code === 0 ? 'silent' : 'absent';
};

/**
 * The first that serves: an emulator that already answers, MiniStack in a private environment, its container image.
 * @typedef {{ kind: 'existing', endpoint: string } | { kind: 'ministack', interpreter: string } | { kind: 'docker' }} Server
 * @param {{ root: string, endpoint: string | undefined, onInstall?: () => void }} given onInstall: told before the
 *   environment is made, which takes some ten seconds
 * @returns {Promise<Server>}
 * @throws CannotStart where nothing serves
 */
export const whatServes = async ({ root, endpoint, onInstall = () => {} }) => {
  if (endpoint && (await answers(endpoint))) return { kind: 'existing', endpoint };
  const installed = installedInterpreter(root, MINISTACK);
  if (installed) return { kind: 'ministack', interpreter: installed };
  const python = await findPython(MINISTACK.oldestMinor);
  if ('command' in python) {
    onInstall();
    return { kind: 'ministack', interpreter: await ensureVenv(root, MINISTACK, python.command) };
  }
  const docker = await askDocker();
  if (docker === 'serves') return { kind: 'docker' };
  throw new CannotStart(nothingServes(python.problem, docker === 'silent' ? dockerSilent : dockerAbsent));
};
