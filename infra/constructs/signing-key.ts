import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { NO_KEY } from '#functions/shared/runtime/signing/signer.ts';
import { parameterName } from '#infra/arns.ts';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import type { ServiceFunction } from '#infra/constructs/service-function.ts';
import { ContextStack } from '#infra/context-stack.ts';

/** What is signed: guests' capabilities by customers, quotes by shipping, contacts by notifications. */
export type Signed = 'guest' | 'quote' | 'contact';

const parameterOf = (signed: Signed): string => `keys/${signed}`;

/**
 * The key with which a context signs: a secret that only it reads, and a parameter with the public key, which the signer
 * fills before it signs for the first time.
 */
export class SigningKey extends Construct {
  private readonly secretName: string;
  private readonly signed: Signed;

  constructor(scope: Construct, id: string, signed: Signed) {
    super(scope, id);
    const stack = ContextStack.of(this);
    this.signed = signed;
    this.secretName = stack.named(`${signed}-key`);
    const secret = new Secret(this, 'Secret', {
      secretName: this.secretName,
      description: `Signs every ${signed}`,
      generateSecretString: { passwordLength: 64, excludePunctuation: true },
      removalPolicy: stack.settings.data.removal,
    });
    new StringParameter(this, 'PublicKey', {
      parameterName: parameterName(stack.settings.stage, parameterOf(signed)),
      description: `Verifies every ${signed}; written by ${stack.context}`,
      stringValue: NO_KEY,
    });
    acknowledge(secret, {
      'AwsSolutions-SMG4':
        'Rotated by hand (docs/runbook.md): a new value signs at once, the old one is still verified.',
    });
  }

  /** Sets SIGNING_SECRET_NAME and SIGNING_KEY_PARAMETER. */
  allowSign(fn: ServiceFunction): void {
    const { settings, arns } = ContextStack.of(fn);
    const name = parameterOf(this.signed);
    fn.allow({
      actions: ['secretsmanager:GetSecretValue'],
      resources: [arns.secret(this.secretName)],
      tells: { SIGNING_SECRET_NAME: this.secretName },
    });
    fn.allow({
      actions: ['ssm:GetParameter', 'ssm:PutParameter'],
      resources: [arns.parameter(name)],
      tells: { SIGNING_KEY_PARAMETER: parameterName(settings.stage, name) },
    });
  }
}

/** Lets a function verify what another context signed. Sets GUEST_KEY_PARAMETER, QUOTE_… or CONTACT_KEY_PARAMETER. */
export const allowVerify = (fn: ServiceFunction, ...all: readonly Signed[]): void => {
  const { settings, arns } = ContextStack.of(fn);
  for (const signed of all)
    fn.allow({
      actions: ['ssm:GetParameter'],
      resources: [arns.parameter(parameterOf(signed))],
      tells: { [`${signed.toUpperCase()}_KEY_PARAMETER`]: parameterName(settings.stage, parameterOf(signed)) },
    });
};
