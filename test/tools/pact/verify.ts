import type { Json } from '#scripts/contracts/openapi/json.ts';
import { pact } from '#test/tools/packages.ts';

/** Events as a producer made them, by detail type. */
export type Published = Readonly<Record<string, Json>>;

/** What a pact's file is called. */
export const pactFile = (consumer: string, provider: string): string => `${consumer}-${provider}.json`;

/** A change of a producer that a consumer cannot live with. */
export class ConsumerBroken extends Error {
  override readonly name = 'ConsumerBroken';
}

/**
 * Holds what a producer publishes against what one consumer reads.
 * @throws ConsumerBroken naming the consumer
 */
export const verifyEvents = async (file: string, consumer: string, provider: string, published: Published) => {
  const messageProviders = Object.fromEntries(
    Object.entries(published).map(([event, detail]) => [event, async () => ({ 'detail-type': event, detail })]),
  );
  const verifier = new pact.MessageProviderPact({ provider, messageProviders, pactUrls: [file], logLevel: 'error' });
  await verifier.verify().catch((cause: unknown) => {
    throw new ConsumerBroken(`${consumer} cannot read what ${provider} publishes any more.`, { cause });
  });
};
