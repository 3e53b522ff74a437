import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { XRAY_PORT } from '#test/support/emulator/shared-system.ts';

/** As X-Ray's daemon gets it: a segment or a part of one. */
export type Segment = {
  readonly name: string;
  readonly id: string;
  readonly trace_id: string;
  readonly parent_id?: string;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly metadata?: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
};

/** A daemon that keeps what it is sent. */
export const listenToXRay = async () => {
  const segments: Segment[] = [];
  const socket = createSocket('udp4');
  socket.on('message', (datagram) => {
    const [, json = ''] = datagram.toString('utf8').split('\n');
    segments.push(JSON.parse(json) as Segment);
  });
  socket.bind(XRAY_PORT, '127.0.0.1');
  await once(socket, 'listening');
  return { segments, close: () => socket.close() };
};
