import {
  AdminCreateUserCommand,
  AdminSetUserPasswordCommand,
  CognitoIdentityProviderClient,
  CreateUserPoolClientCommand,
  InitiateAuthCommand,
} from '@aws-sdk/client-cognito-identity-provider';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { settings } from '#test/support/emulator/aws.ts';
import { STAGE } from '#test/support/emulator/shared-system.ts';

/** What the deployment noted. @param name as in `/bazaar/<stage>/<name>` */
export const parameter = async (name: string): Promise<string> => {
  const answer = await new SSMClient(settings()).send(new GetParameterCommand({ Name: `/bazaar/${STAGE}/${name}` }));
  return answer.Parameter?.Value ?? '';
};

/** The three tokens of a sign-in. */
export type SignedIn = { readonly access: string; readonly id: string; readonly refresh: string };

type User = { readonly email: string; readonly password: string };

/** Signs in at a client of any pool. */
export const signInAt = async (ClientId: string, { email, password }: User): Promise<SignedIn> => {
  const { AuthenticationResult: result } = await new CognitoIdentityProviderClient(settings()).send(
    new InitiateAuthCommand({
      AuthFlow: 'USER_PASSWORD_AUTH',
      ClientId,
      AuthParameters: { USERNAME: email, PASSWORD: password },
    }),
  );
  return { access: result?.AccessToken ?? '', id: result?.IdToken ?? '', refresh: result?.RefreshToken ?? '' };
};

/** Somebody of a pool that is not ours, with tokens as good as ours. */
export const stranger = async (UserPoolId: string): Promise<SignedIn> => {
  const cognito = new CognitoIdentityProviderClient(settings());
  const { UserPoolClient } = await cognito.send(
    new CreateUserPoolClientCommand({
      UserPoolId,
      ClientName: 'another',
      ExplicitAuthFlows: ['ALLOW_USER_PASSWORD_AUTH', 'ALLOW_REFRESH_TOKEN_AUTH'],
    }),
  );
  const user = { email: 'stranger@bazaar.test', password: 'correct-Horse-7-battery!' };
  await cognito.send(new AdminCreateUserCommand({ UserPoolId, Username: user.email, MessageAction: 'SUPPRESS' }));
  await cognito.send(
    new AdminSetUserPasswordCommand({ UserPoolId, Username: user.email, Password: user.password, Permanent: true }),
  );
  return signInAt(UserPoolClient?.ClientId ?? '', user);
};
