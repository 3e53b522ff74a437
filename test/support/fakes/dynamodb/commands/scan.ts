import type { ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Call } from '../engine/engine.ts';
import { type Collection, comparePositions, type Entry, type Position, partitionOf } from '../storage/collection.ts';
import { compareScattered, scanOrderOf } from '../storage/scan-order.ts';
import { preparePage, readPage } from './page.ts';
import { positionOf } from './page-source.ts';

function* entriesAfter(entries: Collection, start: Position | undefined): Generator<Entry> {
  for (const partition of scanOrderOf(entries)) {
    const place = start ? compareScattered(partition, start.partition) : 1;
    if (place < 0) continue;
    for (const entry of partitionOf(entries, partition)) {
      if (place > 0 || (start && comparePositions(entry, start) > 0)) yield entry;
    }
  }
}

export const scan = (call: Call, input: ScanCommandInput) => {
  const page = preparePage(call, input, []);
  const start = positionOf(call, page.source, input.ExclusiveStartKey);
  return readPage(call, page, entriesAfter(page.source.entries, start));
};
