import { Duration } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import { CorsHttpMethod, HttpApi, HttpStage, LogGroupLogDestination } from 'aws-cdk-lib/aws-apigatewayv2';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { ContextStack } from '#infra/context-stack.ts';

/** What a line of the access log says: who asked for what, and what came back; no query strings, no tokens. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    time: '$context.requestTime',
    routeKey: '$context.routeKey',
    status: '$context.status',
    latencyMs: '$context.responseLatency',
    bytes: '$context.responseLength',
    sourceIp: '$context.identity.sourceIp',
    subject: '$context.authorizer.claims.sub',
    gatewayError: '$context.error.message',
    authorizerError: '$context.authorizer.error',
  }),
);

/** Headers that a browser may send, and read. */
const CORS = {
  allowHeaders: [
    'authorization',
    'content-type',
    'guest-token',
    'idempotency-key',
    'if-match',
    'if-none-match',
    'prefer',
    'traceparent',
  ],
  exposeHeaders: [
    'allow',
    'deprecation',
    'etag',
    'idempotent-replayed',
    'link',
    'location',
    'preference-applied',
    'retry-after',
    'sunset',
    'x-request-id',
  ],
  allowMethods: [
    CorsHttpMethod.GET,
    CorsHttpMethod.POST,
    CorsHttpMethod.PUT,
    CorsHttpMethod.PATCH,
    CorsHttpMethod.DELETE,
  ],
  maxAge: Duration.hours(1),
};

/** With credentials, since a guest's capability is kept in a cookie; never for everybody, which browsers refuse too. */
const corsFor = (origins: readonly string[]) => ({
  ...CORS,
  allowOrigins: [...origins],
  allowCredentials: !origins.includes('*'),
});

/** The HTTP API without its routes: throttles, allowed origins, access logs. */
export class HttpDoor extends Construct {
  readonly api: HttpApi;
  readonly stage: HttpStage;
  /** Where the API answers, without a slash at the end. */
  readonly url: string;

  constructor(scope: Construct, id: string) {
    super(scope, id);
    const stack = ContextStack.of(this);
    const { api, functions, data } = stack.settings;
    this.api = new HttpApi(this, 'Api', {
      apiName: stack.named('api'),
      description: `Bazaar ${stack.settings.stage}`,
      createDefaultStage: false,
      ...(api.corsOrigins.length > 0 && { corsPreflight: corsFor(api.corsOrigins) }),
    });
    const destination = new LogGroup(this, 'AccessLogs', {
      logGroupName: `/aws/vendedlogs/apis/${stack.named('api')}`,
      retention: functions.logRetention,
      removalPolicy: data.removal,
    });
    this.stage = new HttpStage(this, 'Stage', {
      httpApi: this.api,
      stageName: '$default',
      autoDeploy: true,
      throttle: { rateLimit: api.throttle.rate, burstLimit: api.throttle.burst },
      accessLogSettings: { destination: new LogGroupLogDestination(destination), format: ACCESS_LOG },
    });
    this.url = api.url?.(this.api.apiId) ?? this.api.apiEndpoint;
  }
}
