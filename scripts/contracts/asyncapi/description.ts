/** What the first page of the events' document says. */
export const ASYNC_DESCRIPTION = `What the contexts of the shop tell each other. Every event goes to one bus of EventBridge, at least once and in order for
each aggregate, and is kept for good in the archive.

**Envelope.** The \`detail\` of every event is \`{ meta, data }\`. \`meta.id\` is \`aggregateId#sequence\`: the same event published
again has the same id. \`sequence\` grows by aggregate and may have gaps.

**Reading.** A replica is written if the event's \`sequence\` is newer than what it was written from. A fact is counted once
for each \`meta.id\`, whatever the order.

**Versions.** A new optional field keeps the version; anything else is a new version that is published beside the old one
until nobody reads that any more. A reader passes by fields that it does not know.

Events carry ids and no personal data.`;
