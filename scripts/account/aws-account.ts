import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { GetAccountCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { AccountPorts } from '#scripts/account/preflight.ts';

const TOOLKIT = 'CDKToolkit';

/** A pre-flight that hangs is worse than one that says that it could not look. */
const PATIENCE = { maxAttempts: 2, requestHandler: { connectionTimeout: 2_000, requestTimeout: 5_000 } };

const regionOf = (): Promise<string> => new STSClient(PATIENCE).config.region();

/** Whose the credentials are is the same everywhere. */
const ANYWHERE = 'us-east-1';

/** Asks the account of the environment's credentials (AWS_PROFILE, AWS_REGION and all that the SDK reads). */
export const awsAccount = (): AccountPorts => ({
  region: regionOf,
  identity: async () => {
    const sts = new STSClient({ ...PATIENCE, region: await regionOf().catch(() => ANYWHERE) });
    const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
    return { account: Account, arn: Arn };
  },
  bootstrapVersion: async () => {
    try {
      const { Stacks = [] } = await new CloudFormationClient(PATIENCE).send(
        new DescribeStacksCommand({ StackName: TOOLKIT }),
      );
      const version = Stacks[0]?.Outputs?.find(({ OutputKey }) => OutputKey === 'BootstrapVersion')?.OutputValue;
      return version === undefined ? undefined : Number(version);
    } catch (error) {
      if (error instanceof Error && /does not exist/.test(error.message)) return undefined;
      throw error;
    }
  },
  concurrency: async () => {
    const { AccountLimit } = await new LambdaClient(PATIENCE).send(new GetAccountSettingsCommand({}));
    return AccountLimit?.ConcurrentExecutions ?? 0;
  },
  mailToAnyone: async () => {
    const { ProductionAccessEnabled } = await new SESv2Client(PATIENCE).send(new GetAccountCommand({}));
    return ProductionAccessEnabled === true;
  },
});
