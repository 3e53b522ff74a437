import { globSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import type { EventDefinition } from '#functions/shared/events/define-event.ts';
import { loadModule } from '#scripts/contracts/load-contracts.ts';
import { eventReaders } from '#test/tools/pact/event-readers.ts';

/** Those who read no field of their own choice, and why. */
const EXEMPT: Readonly<Record<string, string>> = {
  operations: 'The archive keeps every event whole, whatever is in it.',
};

const sentence = (consumer: string, event: string): string => `${consumer} reads ${event}`;

/** A context may read several queues, each with its own list. */
const subscribedBy = async (path: string): Promise<string[]> => {
  const [, context = ''] = path.split('/');
  const lists = Object.entries(await loadModule(path)).filter(([name]) => name.endsWith('Subscriptions'));
  const events = lists.flatMap(([, list]) => list as readonly EventDefinition[]);
  return context in EXEMPT ? [] : events.map(({ detailType }) => sentence(context, detailType));
};

describe('what contexts state of the events that they read', () => {
  it('is stated of every event that they subscribe to, and of no other', async () => {
    const subscribed = await Promise.all(globSync('functions/*/contract/subscriptions.ts').map(subscribedBy));
    const stated = eventReaders.map(({ consumer, event }) => sentence(consumer, event));
    expect(stated.sort()).toEqual(subscribed.flat().sort());
  });
});
