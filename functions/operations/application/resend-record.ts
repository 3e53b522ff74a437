import type { AskRelay, LoadParked, MoveParked, RecordAction } from '#functions/operations/application/ports.ts';
import { record, type WhoAndWhen } from '#functions/operations/application/record.ts';
import { ParkedRecordNotFound, RecordStillParked } from '#functions/operations/domain/errors.ts';
import { PARKED_PREFIX, type ParkedRecord } from '#functions/shared/events/park.ts';
import type { Change } from '#functions/shared/events/relay.ts';

type Ports = {
  readonly loadParked: LoadParked;
  readonly moveParked: MoveParked;
  readonly askRelay: AskRelay;
  readonly recordAction: RecordAction;
};

export type Resent = { readonly key: string; readonly published: number; readonly resentAs: string };

export const RESENT_PREFIX = 'resent/';

const resentKey = (key: string): string => `${RESENT_PREFIX}${key.slice(PARKED_PREFIX.length)}`;

const found = (parked: ParkedRecord | undefined, key: string): ParkedRecord => {
  if (parked === undefined) throw new ParkedRecordNotFound(`${key} is not parked.`, { key });
  return parked;
};

/**
 * A parked change goes through its own context's relay again, which parks it anew under the same key if it still gives
 * no valid event. Sending twice publishes the same ids twice.
 * @throws ParkedRecordNotFound, RecordStillParked, RelayFailed
 */
export const resendRecord =
  ({ loadParked, moveParked, askRelay, recordAction }: Ports) =>
  async (key: string, act: WhoAndWhen): Promise<Resent> => {
    const parked = found(await loadParked(key), key);
    await recordAction(record(act, { what: 'ResendParkedRecord', target: key }));
    const relayed = await askRelay(parked.context, parked.record as Change);
    if (relayed.parked > 0) throw new RecordStillParked(`${key} still gives no valid event.`, { key });
    const resentAs = resentKey(key);
    await moveParked(key, resentAs, parked);
    return { key, published: relayed.published, resentAs };
  };
