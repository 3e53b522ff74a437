// One line each: what is missing, then the remedy. No page of output for a person who only has to install something.

/** @param {string} found such as v18.20.1 */
export const nodeTooOld = (found) =>
  `Node ${found} is too old to install Bazaar's packages; install Node 20 or newer (https://nodejs.org) and run this again.`;

/** @param {number} freeBytes @param {number} neededBytes @param {string} directory */
export const diskFull = (freeBytes, neededBytes, directory) =>
  `Only ${gibibytes(freeBytes)} free under ${directory}, Bazaar needs ${gibibytes(neededBytes)}; free some space or clone it elsewhere.`;

/** @param {string} python what was found of it @param {string} docker likewise */
export const nothingServes = (python, docker) =>
  `Bazaar needs something to serve AWS on this machine: install Python 3.10 or newer (${python}), or start Docker ` +
  `(${docker}), or set AWS_ENDPOINT_URL to an emulator that already runs.`;

export const dockerAbsent = 'it is not installed';

export const dockerSilent = 'its client is there, its engine does not answer';

export const noPython = 'none was found in PATH';

/** @param {string} version such as 3.8 */
export const pythonTooOld = (version) => `found only ${version}`;

/** @param {string} command */
export const pythonWithoutVenv = (command) =>
  `${command} is there but cannot make virtual environments; on Debian and Ubuntu: sudo apt install python3-venv`;

/** @param {string} tool @param {number} oldestMinor of Python 3 @param {string} found what there is of it */
export const pythonNeeded = (tool, oldestMinor, found) =>
  `${tool} needs Python 3.${oldestMinor} or newer (${found}); install it and run this again.`;

/** @param {string} tool @param {string} lastLine @param {string} logFile */
export const venvFailed = (tool, lastLine, logFile) =>
  `${tool} could not be installed from Python's package index (${lastLine}); check the network or PIP_INDEX_URL, details in ${logFile}.`;

/** @param {string} firstLines of what npm said @param {string} logFile */
export const packagesFailed = (firstLines, logFile) =>
  `The packages could not be installed (npm ci); mend what it says and run this again, all of it is in ${logFile}:\n${firstLines}`;

/** @param {string} command @param {readonly string[]} known */
export const unknownCommand = (command, known) =>
  `Unknown command ${JSON.stringify(command)}; there are: ${known.join(', ')}.`;

/** @param {number} bytes */
const gibibytes = (bytes) => `${(bytes / 2 ** 30).toFixed(1)} GB`;
