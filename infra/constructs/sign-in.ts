import { Duration, Stack } from 'aws-cdk-lib';
import {
  AccountRecovery,
  Mfa,
  UserPool,
  type UserPoolClient,
  UserPoolGroup,
  VerificationEmailStyle,
} from 'aws-cdk-lib/aws-cognito';
import { Construct } from 'constructs';
import { passwordPolicy } from '#functions/customers/contract/password-policy.ts';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { ContextStack } from '#infra/context-stack.ts';

/** Buyers and operators: sign-in by e-mail, a group `admin`, one public client. */
export class SignIn extends Construct {
  readonly pool: UserPool;
  readonly client: UserPoolClient;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = ContextStack.of(this);
    const { data, signIn } = stack.settings;
    this.pool = new UserPool(this, 'Pool', {
      userPoolName: stack.named('users'),
      selfSignUpEnabled: true,
      signInAliases: { email: true },
      signInCaseSensitive: false,
      autoVerify: { email: true },
      accountRecovery: AccountRecovery.EMAIL_ONLY,
      mfa: Mfa.OPTIONAL,
      mfaSecondFactor: { sms: false, otp: true },
      passwordPolicy: { ...passwordPolicy, tempPasswordValidity: Duration.days(3) },
      userVerification: {
        emailStyle: VerificationEmailStyle.CODE,
        emailSubject: 'Your code',
        emailBody: 'Your code is {####}. If you did not ask for it, there is nothing to do.',
      },
      deletionProtection: data.deletionProtection,
      removalPolicy: data.removal,
    });
    new UserPoolGroup(this, 'Admins', { userPool: this.pool, groupName: 'admin', description: 'Operators' });
    this.client = this.pool.addClient('Client', {
      userPoolClientName: stack.named('client'),
      // Customers asks for its buyers, with its own role (ADR 21).
      authFlows: { userSrp: true, adminUserPassword: true, userPassword: signIn.passwordFlow },
      disableOAuth: true,
      preventUserExistenceErrors: true,
      accessTokenValidity: signIn.accessToken,
      idTokenValidity: signIn.accessToken,
      refreshTokenValidity: signIn.refreshToken,
    });
    acknowledge(this.pool, {
      'AwsSolutions-COG2': 'Buyers may add a second factor; to demand one of every buyer would cost orders.',
      'AwsSolutions-COG3': 'Threat protection needs the Plus plan, paid by active user; the API has throttles.',
      'AwsSolutions-COG8': 'The Plus plan is paid by active user.',
    });
  }

  get issuer(): string {
    return `https://cognito-idp.${Stack.of(this).region}.amazonaws.com/${this.pool.userPoolId}`;
  }
}
