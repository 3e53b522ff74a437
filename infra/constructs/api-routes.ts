import {
  CfnAuthorizer,
  CfnIntegration,
  CfnRoute,
  CfnStage,
  type HttpApi,
  type HttpStage,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { CfnPermission } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { type RouteDefinition, routeKey } from '#functions/shared/runtime/define-route.ts';
import { acknowledge } from '#infra/constructs/acknowledge.ts';
import { ContextStack } from '#infra/context-stack.ts';
import type { FunctionKind } from '#infra/settings-type.ts';

/** The routes of each context's contract, by context. */
export type RoutesByContext = Readonly<Record<string, readonly RouteDefinition[]>>;

export type ApiRoutesProps = {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  readonly routes: RoutesByContext;
  /** Whose API function answers unknown paths. */
  readonly fallback: string;
  readonly tokens: { readonly issuer: string; readonly audience: string };
};

/** Only access tokens carry it: an ID token is refused with 403. */
const ACCESS_TOKEN_SCOPE = 'aws.cognito.signin.user.admin';

/** A guest's capability is opened by the function itself: the gateway's authorizer knows only our pool's tokens. */
const needsToken = ({ access }: RouteDefinition): boolean => access === 'buyer' || access === 'admin';

const ROUTE_ID = /[^A-Za-z0-9]+/g;

type Throttled = { readonly key: string; readonly route: CfnRoute; readonly throttle: RouteDefinition['throttle'] };

/** CloudFormation hands the settings on as they are, so that their names are those of the service. */
const settingsOf = (throttled: readonly Throttled[]): Record<string, unknown> =>
  Object.fromEntries(
    throttled.flatMap(({ key, throttle }) =>
      throttle ? [[key, { ThrottlingRateLimit: throttle.rate, ThrottlingBurstLimit: throttle.burst }]] : [],
    ),
  );

/** Every route of every contract, each to its context's API function, whose ARN is composed. */
export class ApiRoutes extends Construct {
  private readonly api: HttpApi;
  private readonly authorizer: CfnAuthorizer;

  constructor(scope: Construct, id: string, { api, stage, routes, fallback, tokens }: ApiRoutesProps) {
    super(scope, id);
    this.api = api;
    this.authorizer = new CfnAuthorizer(this, 'AccessTokens', {
      apiId: api.apiId,
      name: 'access-tokens',
      authorizerType: 'JWT',
      identitySource: ['$request.header.Authorization'],
      jwtConfiguration: { issuer: tokens.issuer, audience: [tokens.audience] },
    });
    const throttled: Throttled[] = [];
    for (const [context, definitions] of Object.entries(routes)) {
      const target = this.integration(context);
      const targets = new Map([[undefined, target]]) as Map<RouteDefinition['servedBy'], string>;
      for (const definition of definitions) {
        const key = routeKey(definition);
        const { servedBy } = definition;
        const own = targets.get(servedBy) ?? this.integration(context, servedBy);
        targets.set(servedBy, own);
        const route = this.route(key, own, needsToken(definition));
        if (definition.throttle) throttled.push({ key, route, throttle: definition.throttle });
      }
      if (context === fallback) this.route('$default', target, false);
    }
    this.slowDown(stage, throttled);
  }

  /** The stage refuses settings of routes that are not there yet. */
  private slowDown(stage: HttpStage, throttled: readonly Throttled[]): void {
    const { defaultChild } = stage.node;
    if (throttled.length === 0 || !(defaultChild instanceof CfnStage)) return;
    defaultChild.routeSettings = settingsOf(throttled);
    for (const { route } of throttled) defaultChild.addResourceDependency(route);
  }

  private integration(context: string, kind: FunctionKind = 'api'): string {
    const { arns } = ContextStack.of(this);
    const functionArn = arns.function(context, kind);
    const id = kind === 'api' ? context : `${context}-${kind}`;
    const integration = new CfnIntegration(this, `${id}Integration`, {
      apiId: this.api.apiId,
      integrationType: 'AWS_PROXY',
      integrationUri: functionArn,
      payloadFormatVersion: '2.0',
    });
    new CfnPermission(this, `${id}Permission`, {
      action: 'lambda:InvokeFunction',
      functionName: functionArn,
      principal: 'apigateway.amazonaws.com',
      sourceArn: this.api.arnForExecuteApi(),
    });
    return `integrations/${integration.ref}`;
  }

  private route(key: string, target: string, closed: boolean): CfnRoute {
    const route = new CfnRoute(this, key.replaceAll(ROUTE_ID, '-'), {
      apiId: this.api.apiId,
      routeKey: key,
      target,
      ...(closed
        ? { authorizationType: 'JWT', authorizerId: this.authorizer.ref, authorizationScopes: [ACCESS_TOKEN_SCOPE] }
        : { authorizationType: 'NONE' }),
    });
    if (!closed)
      acknowledge(route, {
        'AwsSolutions-APIG4': 'Public by its contract: browsing, health, signed webhooks, 404, guests.',
      });
    return route;
  }
}
