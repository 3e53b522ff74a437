import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { uncounted } from '#scripts/cost/free-when-idle.ts';
import { templatesOf } from '#scripts/cost/templates.ts';

describe('the stacks of a stage, as CDK left them', () => {
  let folder: string;
  const write = (name: string, content: object): void => writeFileSync(join(folder, name), JSON.stringify(content));
  const stack = (...dependencies: string[]) => ({ type: 'aws:cloudformation:stack', dependencies });
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'assembly-'));
    for (const name of ['platform', 'orders', 'edge', 'renamed'])
      write(`bazaar-dev-${name}.template.json`, { Resources: { A: { Type: name } } });
    write('manifest.json', {
      artifacts: {
        'bazaar-dev-edge': stack('bazaar-dev-orders'),
        'bazaar-dev-orders': stack('bazaar-dev-platform', 'bazaar-dev-orders.assets'),
        'bazaar-dev-orders.assets': { type: 'cdk:asset-manifest' },
        'bazaar-dev-platform': stack(),
      },
    });
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('come in the order of their deployment, without those that are no more', () => {
    expect(templatesOf(folder, 'dev').map((one) => one.stack)).toEqual([
      'bazaar-dev-platform',
      'bazaar-dev-orders',
      'bazaar-dev-edge',
    ]);
    expect(templatesOf(folder, 'dev')[0]?.resources).toEqual([{ Type: 'platform' }]);
  });

  it('are missed where there are none', () => {
    expect(() => templatesOf(folder, 'prod')).toThrow(/no templates of stage prod/);
  });
});

describe('a resource that nobody has a price of', () => {
  it('is told, and so is a free one that is set up to cost', () => {
    const resources = [
      { Type: 'AWS::EC2::NatGateway' },
      { Type: 'AWS::DynamoDB::Table', Properties: { BillingMode: 'PROVISIONED' } },
      { Type: 'AWS::SQS::Queue', Properties: {} },
    ];

    expect(uncounted(resources)).toEqual(['AWS::DynamoDB::Table', 'AWS::EC2::NatGateway']);
  });
});
