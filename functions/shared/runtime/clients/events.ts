import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { clientDefaults } from '#functions/shared/runtime/clients/client-defaults.ts';

export const eventsClient = (): EventBridgeClient => new EventBridgeClient(clientDefaults);
