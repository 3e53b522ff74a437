import { CognitoIdentityProviderClient } from '@aws-sdk/client-cognito-identity-provider';
import { clientDefaults } from '#functions/shared/runtime/clients/client-defaults.ts';

export const identityClient = (): CognitoIdentityProviderClient => new CognitoIdentityProviderClient(clientDefaults);
