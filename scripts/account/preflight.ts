/** What AWS says of the account; each may fail, and each failure has its own sentence. */
export type AccountPorts = {
  readonly identity: () => Promise<{ readonly account: string; readonly arn: string }>;
  readonly region: () => Promise<string>;
  /** The version of CDK's bootstrap stack, undefined where there is none. */
  readonly bootstrapVersion: () => Promise<number | undefined>;
  /** Concurrent executions of all functions of the account. */
  readonly concurrency: () => Promise<number>;
  /** Whether SES may write to addresses that were not verified. */
  readonly mailToAnyone: () => Promise<boolean>;
};

export type Finding = {
  readonly check: string;
  /** `stop`: the deployment would fail. `note`: it works, with a limit that will be felt. */
  readonly level: 'ok' | 'note' | 'stop';
  readonly says: string;
  /** Of what stops: what is missing and how to have it, as a part of a sentence. */
  readonly so?: string;
};

export type StageNeeds = {
  readonly stage: string;
  readonly reservedConcurrency: number;
  readonly bootstrap: boolean;
  /** Who is told of alarms and of the budget. */
  readonly email: string | undefined;
};

/** CDK refuses older ones; https://docs.aws.amazon.com/cdk/v2/guide/bootstrapping-env.html */
const BOOTSTRAP_VERSION = 6;

/** Lambda keeps so many for functions without a reservation. */
const UNRESERVED = 100;

const reasonOf = (error: unknown): string =>
  (error instanceof Error ? error.message.split('\n')[0] : String(error)) ?? '';

const ok = (check: string, says: string): Finding => ({ check, level: 'ok', says });
const note = (check: string, says: string): Finding => ({ check, level: 'note', says });
const stop = (check: string, says: string, so: string): Finding => ({ check, level: 'stop', says, so });

const SIGN_IN = 'run `aws configure sso` or `aws login`, or give --profile';

/** What went wrong with credentials, by the error's code or text: the first that fits. */
const TROUBLES = [
  [/ENOTFOUND|EAI_AGAIN/, 'AWS cannot be reached (is the region’s name right? is there a proxy?)'],
  [/ECONNREFUSED|ECONNRESET|ETIMEDOUT|TimeoutError/, 'AWS cannot be reached (is there a proxy?)'],
  [/[Ee]xpired/, `the AWS credentials have expired (sign in again: ${SIGN_IN})`],
  [/InvalidClientTokenId|SignatureDoesNotMatch|Unrecognized/, `AWS does not know these credentials (${SIGN_IN})`],
] as const;

/** Why AWS did not answer, as a part of a sentence. */
export const soOf = (error: unknown): string => {
  const { name = '', code = '' } = error as { name?: string; code?: string };
  const text = `${name} ${code} ${reasonOf(error)}`;
  return TROUBLES.find(([pattern]) => pattern.test(text))?.[1] ?? `no usable AWS credentials (${SIGN_IN})`;
};

const credentials = async ({ identity }: AccountPorts): Promise<Finding> => {
  try {
    const { account, arn } = await identity();
    return ok('credentials', `account ${account}, ${arn}`);
  } catch (error) {
    return stop('credentials', reasonOf(error), soOf(error));
  }
};

const region = async (ports: AccountPorts): Promise<Finding> => {
  try {
    return ok('region', await ports.region());
  } catch {
    return stop('region', 'none is set', 'no region (give --region, or set AWS_REGION or a region in your profile)');
  }
};

const bootstrapped = async ({ bootstrapVersion }: AccountPorts, { bootstrap }: StageNeeds): Promise<Finding> => {
  const version = await bootstrapVersion();
  if (version !== undefined && version >= BOOTSTRAP_VERSION) return ok('bootstrap', `version ${version}`);
  if (bootstrap) return note('bootstrap', 'will be made first (--bootstrap)');
  const found = version === undefined ? 'never made in this account and region' : `of version ${version}`;
  return stop('bootstrap', found, `CDK needs a bootstrap of version ${BOOTSTRAP_VERSION} or newer (add --bootstrap)`);
};

const concurrency = async (ports: AccountPorts, { reservedConcurrency }: StageNeeds): Promise<Finding> => {
  const limit = await ports.concurrency();
  const left = limit - reservedConcurrency;
  if (reservedConcurrency > 0 && left < UNRESERVED)
    return stop(
      'concurrency',
      `the account runs ${limit} functions at once; this stage reserves ${reservedConcurrency} and AWS keeps ${UNRESERVED}`,
      'too few functions may run at once (ask for more at Service Quotas: Lambda, concurrent executions)',
    );
  if (limit < UNRESERVED)
    return note(
      'concurrency',
      `the account runs ${limit} functions at once, as new ones do; more requests are throttled`,
    );
  return ok('concurrency', `${limit} functions at once`);
};

const mail = async ({ mailToAnyone }: AccountPorts): Promise<Finding> =>
  (await mailToAnyone())
    ? ok('mail', 'SES may write to anyone')
    : note(
        'mail',
        'SES is in its sandbox: Cognito sends its own mails, at most 50 a day; others go to verified addresses only',
      );

const alarms = ({ email }: StageNeeds): Finding =>
  email === undefined
    ? note('alarms', 'nobody is told of them, nor of a budget: set BAZAAR_ALARM_EMAIL')
    : ok('alarms', `told to ${email}, who confirms it once by a link`);

/** A check that could not be made is told, and stops nothing: the role may lack the permission to look. */
const attempt = async (check: string, make: () => Promise<Finding>): Promise<Finding> => {
  try {
    return await make();
  } catch (error) {
    return note(check, `could not be checked: ${reasonOf(error)}`);
  }
};

/** What would make a deployment fail, before it is begun. Without credentials or region nothing else is asked. */
export const preflight = async (ports: AccountPorts, needs: StageNeeds): Promise<Finding[]> => {
  const first = [await region(ports), await credentials(ports)];
  if (first.some(({ level }) => level === 'stop')) return first;
  return [
    ...first,
    await attempt('bootstrap', () => bootstrapped(ports, needs)),
    await attempt('concurrency', () => concurrency(ports, needs)),
    await attempt('mail', () => mail(ports)),
    alarms(needs),
  ];
};

export const mayDeploy = (findings: readonly Finding[]): boolean => findings.every(({ level }) => level !== 'stop');

/** What stands in the way, in one line; credentials before all else. */
export const objections = (findings: readonly Finding[]): string =>
  findings
    .flatMap(({ check, so }) => (so === undefined ? [] : [{ check, so }]))
    .sort((a, b) => Number(b.check === 'credentials') - Number(a.check === 'credentials'))
    .map(({ so }) => so)
    .join('; ');
