import { join } from 'node:path';

/** The emulators' root account: MiniStack and LocalStack both take it for anything that is not a role's session. */
const CREDENTIALS = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };

/** Keeps a person's own profiles and endpoints out of what talks to the emulator. */
const NO_PERSONAL_SETTINGS = {
  AWS_CONFIG_FILE: '/dev/null',
  AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
  AWS_EC2_METADATA_DISABLED: 'true',
};

const PERSONAL = /^(AWS_|CDK_)/;

const withoutPersonalSettings = (environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv =>
  Object.fromEntries(Object.entries(environment).filter(([name]) => !PERSONAL.test(name)));

export const withNode24First = (root: string, path = process.env.PATH ?? ''): string =>
  `${join(root, 'node_modules', '.bin')}:${path}`;

/**
 * The environment of a program that talks to the emulator (CDK's command line, a script), made from this process's own.
 * @param endpoint such as http://127.0.0.1:4566
 */
export const clientEnvironment = (given: { root: string; endpoint: string; region: string }): NodeJS.ProcessEnv => ({
  ...withoutPersonalSettings(process.env),
  ...CREDENTIALS,
  ...NO_PERSONAL_SETTINGS,
  PATH: withNode24First(given.root),
  AWS_ENDPOINT_URL: given.endpoint,
  // CDK publishes assets through this one; without it they would go to the real S3.
  AWS_ENDPOINT_URL_S3: given.endpoint,
  AWS_REGION: given.region,
  AWS_DEFAULT_REGION: given.region,
});

/** The arguments of an SDK client in this process. */
export const clientSettings = ({ endpoint, region }: { endpoint: string; region: string }) => ({
  endpoint,
  region,
  credentials: { accessKeyId: CREDENTIALS.AWS_ACCESS_KEY_ID, secretAccessKey: CREDENTIALS.AWS_SECRET_ACCESS_KEY },
});

/** What the emulator is started with. */
export type EmulatorSettings = {
  port: number;
  region: string;
  /** Only what listens here is reachable; 0.0.0.0 inside a container whose port is published to 127.0.0.1. */
  bindHost: string;
  /** Saved on a clean stop if `persist`; the keys that sign Cognito's tokens live here in any case. */
  stateDirectory: string;
  persist: boolean;
};

/**
 * MiniStack's own switches. The functions inherit this environment, as they would Lambda's: it holds nothing of the
 * person's, and names the runtime and the X-Ray daemon because MiniStack does not.
 */
export const emulatorEnvironment = (settings: EmulatorSettings): Record<string, string> => ({
  ...NO_PERSONAL_SETTINGS,
  BIND_HOST: settings.bindHost,
  GATEWAY_PORT: String(settings.port),
  MINISTACK_REGION: settings.region,
  AUTH: 'true',
  PERSIST_STATE: settings.persist ? '1' : '0',
  STATE_DIR: settings.stateDirectory,
  S3_PERSIST: settings.persist ? '1' : '0',
  S3_DATA_DIR: `${settings.stateDirectory}/s3`,
  LAMBDA_WARM_TTL_SECONDS: '20',
  // Waiting calls count as running: the limit per function is what bounds the processes (run_ministack.py).
  LAMBDA_ACCOUNT_CONCURRENCY: '1000',
  BAZAAR_FUNCTION_CONCURRENCY: '4',
  // Listeners of services that Bazaar does not use.
  IOT_MTLS_ENABLED: '0',
  SFTP_ENABLED: '0',
  LOG_LEVEL: 'WARNING',
  AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
  AWS_XRAY_DAEMON_ADDRESS: '127.0.0.1:2000',
});
