import { describe, expect, it } from '@jest/globals';
import { routeKey } from '#functions/shared/runtime/define-route.ts';
import { EdgeStack } from '#infra/edge-stack.ts';
import { settingsOf } from '#infra/settings.ts';
import { routesByContext } from '#scripts/contracts/load-contracts.ts';
import { makeApp, noCode } from '#test/infra/app.ts';
import type { Resource } from '#test/infra/synthesise.ts';

// One stack in a file of its own: npm run prove synthesises it for each check that it takes out of the gateway.
const app = makeApp();
const { stackName } = new EdgeStack(app, { settings: settingsOf('dev'), codeOf: noCode });
const { Resources } = app.synth().getStackByName(stackName).template as { Resources: Record<string, Resource> };

/** What there is of a type, by its name in the template. */
const named = (type: string): [string, Resource][] => Object.entries(Resources).filter(([, { Type }]) => Type === type);

const only = (type: string): [string, Resource] => {
  const [found, ...others] = named(type);
  if (found === undefined || others.length > 0) throw new Error(`There is not one ${type}.`);
  return found;
};

const [authorizer, { Properties: tokens }] = only('AWS::ApiGatewayV2::Authorizer');

/** Access tokens carry it; ID tokens do not. */
const ACCESS_TOKEN = 'aws.cognito.signin.user.admin';

const contracts = [...(await routesByContext()).values()].flat();

describe('the gateway', () => {
  const closed = new Set(contracts.filter(({ access }) => access === 'buyer' || access === 'admin').map(routeKey));
  const routes = named('AWS::ApiGatewayV2::Route').map(([, { Properties }]) => Properties);

  it('asks for an access token wherever a contract lets in buyers or operators alone, and nowhere else', () => {
    const asking = routes.filter(({ AuthorizationType }) => AuthorizationType !== 'NONE');

    expect(closed.size).toBeGreaterThan(40);
    expect(new Set(asking.map(({ RouteKey }) => RouteKey))).toEqual(closed);
    for (const { RouteKey, AuthorizationType, AuthorizerId, AuthorizationScopes } of asking)
      expect({ RouteKey, AuthorizationType, AuthorizerId, AuthorizationScopes }).toEqual({
        RouteKey,
        AuthorizationType: 'JWT',
        AuthorizerId: { Ref: authorizer },
        AuthorizationScopes: [ACCESS_TOKEN],
      });
  });

  it('knows a token of our pool by its issuer, and takes no other', () => {
    const [pool] = only('AWS::Cognito::UserPool');
    const Issuer = {
      'Fn::Join': ['', ['https://cognito-idp.', { Ref: 'AWS::Region' }, '.amazonaws.com/', { Ref: pool }]],
    };

    expect(tokens).toMatchObject({ AuthorizerType: 'JWT', JwtConfiguration: { Issuer } });
  });

  it('knows a token of our client by its audience, and takes no other', () => {
    const [client] = only('AWS::Cognito::UserPoolClient');

    expect(tokens.JwtConfiguration.Audience).toEqual([{ Ref: client }]);
  });

  it('takes tokens from the header alone', () => {
    expect(tokens.IdentitySource).toEqual(['$request.header.Authorization']);
  });
});
