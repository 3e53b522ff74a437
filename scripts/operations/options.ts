import { type Command, InvalidArgumentError } from 'commander';

/** @throws InvalidArgumentError, of which commander tells the person */
export const seconds = (value: string): number => {
  const number = Number(value);
  if (value.trim() === '' || !Number.isFinite(number) || number < 0)
    throw new InvalidArgumentError('It takes a number that is not negative.');
  return number;
};

/** The options by which every script here finds its system. */
export const withWhere = (program: Command): Command =>
  program
    .option('--stage <stage>', "the stage (default: BAZAAR_STAGE, or this machine's)")
    .option('--region <region>', 'the AWS region (default: AWS_REGION)')
    .option('--endpoint <url>', 'of an emulator (default: AWS_ENDPOINT_URL, or the one that npm start left running)');
