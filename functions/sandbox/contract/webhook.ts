import * as z from 'zod';

export const WEBHOOK_PATH = '/payments/webhooks/sandbox';

/** In lower case, as HTTP APIs hand headers over. */
export const WEBHOOK_SIGNATURE_HEADER = 'bazaar-sandbox-signature';

/** Of what a webhook says, the part that a merchant needs; kinds may be added, so the type is any text. */
export const webhookSchema = z.object({
  id: z.string(),
  type: z.string(),
  data: z.object({ intentId: z.string(), reference: z.string() }),
});

export type ReceivedWebhook = z.infer<typeof webhookSchema>;
