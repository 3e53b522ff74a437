import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { priceChangesFailed } from '#functions/catalog/contract/metrics.ts';
import { auditFindings } from '#functions/operations/contract/metrics.ts';
import { ordersParked } from '#functions/orders/contract/metrics.ts';
import { relayParked } from '#functions/shared/runtime/define-metric.ts';
import { handlerFiles } from '#infra/bundle.ts';
import { deadLetterQueues } from '#infra/constructs/operator-access.ts';
import { anchorOf } from '#infra/constructs/runbook-alarm.ts';
import { grantsIn, written } from '#test/infra/grants.ts';
import { all, everyStage } from '#test/infra/synthesise.ts';

const { dev = [], prod = [] } = everyStage;

describe('roles', () => {
  it('may do this and nothing else', () => {
    expect(written(grantsIn(dev))).toMatchSnapshot();
  });

  it('may do no more in production', () => {
    const inDev = new Set(written(grantsIn(dev)).split('\n'));
    // Only production has canaries: canary.ts says what their roles may do.
    const ours = grantsIn(prod).filter(({ role }) => !role.endsWith('CanaryRole'));
    const inProd = written(ours)
      .replaceAll(/bazaar([-/])prod/g, 'bazaar$1dev')
      .replaceAll(':live:', ':')
      .split('\n');

    expect(inProd.filter((line) => !inDev.has(line))).toEqual([]);
  });

  it('never get every action, and every resource only where the service knows none', () => {
    const grants = grantsIn([...dev, ...prod]);
    const knowingNone = /^(xray:|logs:|dynamodb:ListStreams$)/;
    const everywhere = grants.filter(({ resource }) => resource === '*').flatMap(({ actions }) => actions);

    expect(grants.flatMap(({ actions }) => actions).filter((action) => action.includes('*'))).toEqual([]);
    expect(everywhere.filter((action) => !knowingNone.test(action))).toEqual([]);
  });

  it('reach the table of another context only to audit it', () => {
    const foreign = grantsIn(dev).filter(({ role, resource }) => {
      const [, context] = /^bazaar-dev-(\w+)-\w+$/.exec(role) ?? [];
      const [, owner] = /dynamodb table bazaar-dev-(\w+)-table/.exec(resource) ?? [];
      return owner !== undefined && owner !== context;
    });

    expect([...new Set(foreign.map(({ role }) => role))]).toEqual(['bazaar-dev-operations-scheduled']);
    expect(
      foreign.flatMap(({ actions }) => actions).filter((action) => /Put|Update|Delete|Write/.test(action)),
    ).toEqual([]);
  });

  it('let the auditor see every dead-letter queue', () => {
    const queues = all(prod, 'AWS::SQS::Queue').map(({ Properties }) => Properties.QueueName as string);
    const audited = Object.entries(deadLetterQueues).flatMap(([context, names]) =>
      names.map((name) => `bazaar-prod-${context}-${name}`),
    );

    expect(audited.sort()).toEqual(queues.filter((name) => name.endsWith('-dlq')).sort());
  });
});

describe('routes', () => {
  const routes = all(dev, 'AWS::ApiGatewayV2::Route').map(({ Properties }) => Properties);

  it('ask for an access token of our pool unless they are public', () => {
    const open = routes.filter(({ AuthorizationType }) => AuthorizationType === 'NONE');
    const closed = routes.filter(({ AuthorizationType }) => AuthorizationType === 'JWT');

    expect(open.map(({ RouteKey }) => String(RouteKey)).sort((a, b) => a.localeCompare(b))).toMatchSnapshot();
    expect(open.length + closed.length).toBe(routes.length);
    expect(
      closed.every(({ AuthorizationScopes }) => AuthorizationScopes.includes('aws.cognito.signin.user.admin')),
    ).toBe(true);
  });

  it('never leave an operator route open', () => {
    const admin = routes.filter(({ RouteKey }) => RouteKey.includes(' /admin/'));

    expect(admin.length).toBeGreaterThan(0);
    expect(admin.filter(({ AuthorizationType }) => AuthorizationType !== 'JWT')).toEqual([]);
  });

  it('end in an answer to every unknown path', () => {
    expect(routes.map(({ RouteKey }) => RouteKey)).toContain('$default');
  });
});

describe('alarms', () => {
  const alarms = all([...dev, ...prod], 'AWS::CloudWatch::Alarm').map(({ Properties }) => Properties);

  it('each point to a heading of the runbook', () => {
    const runbook = new URL('../../docs/runbook.md', import.meta.url);
    const text = existsSync(runbook) ? readFileSync(runbook, 'utf8') : '';
    const headings = new Set([...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading)));
    const anchors = alarms.map(
      ({ AlarmDescription }) => /docs\/runbook\.md#([\w-]+)$/.exec(AlarmDescription)?.[1] ?? '',
    );

    expect([...new Set(anchors)].filter((anchor) => !headings.has(anchor))).toEqual([]);
  });

  it('each tell the topic', () => {
    expect(
      alarms.filter(({ AlarmActions }) => !JSON.stringify(AlarmActions ?? '').includes('platform-alarms')),
    ).toEqual([]);
  });

  it.each([
    'dlq-not-empty',
    'relay-behind',
    'relay-parked',
    'order-parked',
    'audit-finding',
    'price-change-failed',
    'checkout-failed',
    'checkout-timed-out',
  ])('watch for %s', (what) => {
    expect(alarms.filter(({ AlarmName }) => AlarmName.endsWith(what))).not.toEqual([]);
  });

  it('watch of our own metrics those that functions are tested to write', () => {
    const relays = handlerFiles().flatMap(({ context, fn }) => (fn === 'relay' ? relayParked(context) : []));
    const written = [ordersParked, auditFindings, priceChangesFailed, ...relays];
    const watched = all(prod, 'AWS::CloudWatch::Alarm')
      .map(({ Properties }) => Properties)
      .filter(({ Namespace = 'AWS/' }) => !Namespace.startsWith('AWS/'))
      .map(({ Namespace, MetricName, Dimensions }) => ({
        namespace: Namespace,
        name: MetricName,
        dimensions: Object.fromEntries(Dimensions.map(({ Name, Value }: Record<string, string>) => [Name, Value])),
      }));
    const sorted = (metrics: readonly object[]) => metrics.map((metric) => JSON.stringify(metric)).sort();

    expect(sorted(watched)).toEqual(sorted(written));
  });

  it('watch every dead-letter queue', () => {
    const queues = all(prod, 'AWS::SQS::Queue').map(({ Properties }) => Properties.QueueName as string);
    const names = new Set(alarms.map(({ AlarmName }) => AlarmName as string));

    expect(queues.filter((name) => name.endsWith('-dlq') && !names.has(`${name}-not-empty`))).toEqual([]);
  });
});
