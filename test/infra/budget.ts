import { describe, expect, it } from '@jest/globals';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { PlatformStack } from '#infra/platform-stack.ts';
import { settingsOf } from '#infra/settings.ts';
import { makeApp } from '#test/infra/app.ts';

const budgetsOf = (stage: string, email?: string): unknown[] => {
  const app = makeApp();
  const settings = settingsOf(stage, { BAZAAR_ALARM_EMAIL: email });
  const { stackName } = new PlatformStack(app, { settings, codeOf: () => Code.fromInline('') });
  const { Resources } = app.synth().getStackByName(stackName).template;
  return Object.values(Resources as Record<string, { Type: string; Properties: unknown }>)
    .filter(({ Type }) => Type === 'AWS::Budgets::Budget')
    .map(({ Properties }) => Properties);
};

describe('the budget of a personal account', () => {
  it('tells its owner of 80 % spent and of a month that will be more', () => {
    const [budget, ...more] = budgetsOf('dev', 'ann@example.org');

    expect(more).toEqual([]);
    expect(budget).toMatchObject({
      Budget: { BudgetLimit: { Amount: 10, Unit: 'USD' }, TimeUnit: 'MONTHLY' },
      NotificationsWithSubscribers: [
        { Notification: { NotificationType: 'ACTUAL', Threshold: 80 }, Subscribers: [{ Address: 'ann@example.org' }] },
        { Notification: { NotificationType: 'FORECASTED', Threshold: 100 } },
      ],
    });
  });

  it('is not there where nobody could be told', () => {
    expect(budgetsOf('dev')).toEqual([]);
  });

  it.each(['local', 'test', 'prod'])('is not there in stage %s', (stage) => {
    expect(budgetsOf(stage, 'ann@example.org')).toEqual([]);
  });
});
