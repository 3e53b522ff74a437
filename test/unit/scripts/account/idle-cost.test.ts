import { describe, expect, it } from '@jest/globals';
import { charge, dollarsOf, idleLines, listDollarsOf, type Resource, runsAMonth } from '#scripts/cost/idle.ts';
import { renderIdle } from '#scripts/cost/render.ts';

const several = (count: number, resource: Resource): Resource[] => Array.from({ length: count }, () => resource);

const reader: Resource = {
  Type: 'AWS::Lambda::EventSourceMapping',
  Properties: { ScalingConfig: { MaximumConcurrency: 2 } },
};
const alarm: Resource = { Type: 'AWS::CloudWatch::Alarm', Properties: { MetricName: 'Errors' } };

describe('what a stage costs while nobody uses it', () => {
  it('is nothing where there is nothing', () => {
    expect(dollarsOf(charge(idleLines([])))).toBe(0);
  });

  it('counts secrets at 40 cents', () => {
    const secrets = several(3, { Type: 'AWS::SecretsManager::Secret', Properties: {} });
    expect(dollarsOf(charge(idleLines(secrets)))).toBeCloseTo(1.2);
  });

  it('takes off what is always free, and shows the list price beside', () => {
    const charges = charge(idleLines(several(12, alarm)));
    expect(listDollarsOf(charges)).toBeCloseTo(1.2);
    expect(dollarsOf(charges)).toBeCloseTo(0.2);
  });

  it('counts each metric of an alarm with an expression', () => {
    const Metrics = [{ Expression: 'a + b' }, { MetricStat: {} }, { MetricStat: {} }];
    const charges = charge(idleLines(several(10, { Type: 'AWS::CloudWatch::Alarm', Properties: { Metrics } })));
    expect(listDollarsOf(charges)).toBeCloseTo(2);
  });

  it('counts the polling of queues, which nobody sees', () => {
    const [polling] = charge(idleLines(several(8, reader))).filter(({ what }) => what.startsWith('polling'));
    expect(polling?.quantity).toBe(8 * 5 * 3 * 43_800);
    expect(polling?.dollars).toBeCloseTo((8 * 657_000 - 1_000_000) * 0.4e-6);
  });

  it('counts streams as free: their reader polls at nobody’s cost', () => {
    const stream: Resource = {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { StartingPosition: 'TRIM_HORIZON' },
    };
    expect(listDollarsOf(charge(idleLines([stream])))).toBe(0);
  });

  it('counts schedules with their runs, seconds, logs and metrics', () => {
    const rule: Resource = {
      Type: 'AWS::Events::Rule',
      Properties: { Name: 'audit', ScheduleExpression: 'rate(6 hours)' },
    };
    const charges = charge(idleLines([rule, { Type: 'AWS::Lambda::Function', Properties: { MemorySize: 512 } }]));
    expect(charges.find(({ price }) => price === 'invocation')?.quantity).toBeCloseTo(121.67, 1);
    expect(charges.find(({ price }) => price === 'metric')?.quantity).toBeCloseTo(0.5);
  });

  it('refuses to guess a schedule that it cannot read', () => {
    expect(() => runsAMonth('cron(0 12 * * ? *)')).toThrow('cron(0 12 * * ? *)');
  });

  it('is shown with its sum', () => {
    expect(renderIdle(charge(idleLines(several(12, alarm))))).toMatch(/in all +\$1\.20 +\$0\.20/);
  });
});
