import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What DynamoDB and EventBridge say when there is nothing there, and all is well. */
const ANSWERS: Readonly<Record<string, object>> = {
  'AWSEvents.PutEvents': { FailedEntryCount: 0, Entries: [{ EventId: '1' }] },
};

export type StandIn = { readonly endpoint: string; readonly close: () => void };

/** Answers on a free port of this machine in the place of AWS, at once: so that a first call is measured whole. */
export const standInAws = (): Promise<StandIn> =>
  new Promise((resolve, reject) => {
    const server = createServer((request, response) => {
      request.resume().on('end', () => {
        response.setHeader('content-type', 'application/x-amz-json-1.0');
        response.end(JSON.stringify(ANSWERS[String(request.headers['x-amz-target'])] ?? {}));
      });
    });
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      const close = (): void => {
        server.closeAllConnections();
        server.close();
      };
      resolve({ endpoint: `http://127.0.0.1:${port}`, close });
    });
  });
