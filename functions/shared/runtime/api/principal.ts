import type { APIGatewayProxyEventV2WithJWTAuthorizer } from 'aws-lambda';
import { NotAllowed, NotAuthenticated } from '#functions/shared/runtime/api/errors.ts';
import type { Access } from '#functions/shared/runtime/define-route.ts';

/** Who calls: by the subject of a verified access token, or by the hash of a guest's capability. */
export type Principal = { readonly sub: string; readonly admin: boolean; readonly guest?: true };

/** HTTP APIs hand the groups over as an array, or as the text `[admin buyer]`. */
const groupsOf = (claim: unknown): string[] =>
  Array.isArray(claim)
    ? claim.map(String)
    : String(claim ?? '')
        .replace(/^\[|\]$/g, '')
        .split(/[\s,]+/);

export const principalOf = (event: APIGatewayProxyEventV2WithJWTAuthorizer): Principal | undefined => {
  const claims = event.requestContext.authorizer?.jwt?.claims;
  return typeof claims?.sub === 'string'
    ? { sub: claims.sub, admin: groupsOf(claims['cognito:groups']).includes('admin') }
    : undefined;
};

/** The gateway checks tokens; this holds even where a route was deployed without its authorizer. */
export const admit = (access: Access, principal: Principal | undefined): void => {
  if (access === 'public' || access === 'guest') return;
  if (principal === undefined) throw new NotAuthenticated('Send an access token in the header Authorization.');
  if (access === 'admin' && !principal.admin) throw new NotAllowed('Your account is not in the group admin.');
};
