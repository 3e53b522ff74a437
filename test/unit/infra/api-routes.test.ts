import { describe, expect, it } from '@jest/globals';
import { App } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { defineRoute, forGuests, type RouteDefinition } from '#functions/shared/runtime/define-route.ts';
import { ApiRoutes } from '#infra/constructs/api-routes.ts';
import { HttpDoor } from '#infra/constructs/http-door.ts';
import { ContextStack } from '#infra/context-stack.ts';
import { settingsOf } from '#infra/settings.ts';

const open = defineRoute({
  name: 'openSession',
  method: 'POST',
  path: '/sessions',
  access: 'public',
  summary: '',
  responses: {},
  errors: [],
});
const slow = { ...open, path: '/slow', throttle: { rate: 5, burst: 10 } } as const;

type Resource = {
  readonly Type: string;
  readonly DependsOn?: readonly string[];
  readonly Properties: {
    readonly RouteKey?: string;
    readonly RouteSettings?: unknown;
    readonly CorsConfiguration?: object;
  };
};

const synthesise = (...routes: readonly RouteDefinition[]): [string, Resource][] => {
  const app = new App({ builtinCloudFormationValidation: false, treeMetadata: false });
  const codeOf = () => Code.fromInline('exports.handler = () => {};');
  const stack = new ContextStack(app, 'edge', { settings: settingsOf('dev'), codeOf });
  const { api, stage } = new HttpDoor(stack, 'Door');
  const tokens = { issuer: 'https://issuer.test', audience: 'client' };
  new ApiRoutes(stack, 'Routes', { api, stage, tokens, fallback: 'customers', routes: { customers: routes } });
  return Object.entries(app.synth().getStackByName(stack.stackName).template.Resources);
};

const ofType = (resources: readonly [string, Resource][], type: string) =>
  resources.filter(([, { Type }]) => Type === `AWS::ApiGatewayV2::${type}`);

describe('routes with a throttle of their own', () => {
  it('have it on the stage, which waits until they are there', () => {
    const resources = synthesise(open, slow, forGuests(slow));
    const [[, stage] = []] = ofType(resources, 'Stage');
    const throttled = ofType(resources, 'Route').filter(([, { Properties }]) => Properties.RouteKey?.endsWith('/slow'));
    expect(stage?.Properties.RouteSettings).toEqual({
      'POST /slow': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 },
      'POST /guest/slow': { ThrottlingRateLimit: 5, ThrottlingBurstLimit: 10 },
    });
    expect([...(stage?.DependsOn ?? [])].sort()).toEqual(throttled.map(([id]) => id).sort());
    expect(throttled).toHaveLength(2);
  });

  it('leave the stage as it is where there are none', () => {
    const [[, stage] = []] = ofType(synthesise(open), 'Stage');
    expect(stage).not.toHaveProperty('DependsOn');
    expect(stage?.Properties.RouteSettings).toBeUndefined();
  });
});

describe('browsers', () => {
  it('of listed origins may send the cookie of a guest, and all headers that our routes ask for', () => {
    const [[, api] = []] = ofType(synthesise(open), 'Api');
    expect(api?.Properties.CorsConfiguration).toMatchObject({
      AllowCredentials: true,
      AllowOrigins: expect.not.arrayContaining(['*']),
      AllowHeaders: expect.arrayContaining(['guest-token', 'idempotency-key', 'if-match', 'if-none-match', 'prefer']),
      ExposeHeaders: expect.arrayContaining(['deprecation', 'etag', 'preference-applied', 'retry-after', 'sunset']),
    });
  });
});
