import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

type SavedLambda = { payload?: { dynamodb_stream_positions?: { data?: Record<string, unknown> } } };

/**
 * Lets every mapping of a DynamoDB stream begin anew at the next start.
 *
 * MiniStack saves how far each mapping has read but not the stream, which is empty after a restart: with the old
 * position the first changes, as many as were read before, would be skipped in silence. What was not yet read at the
 * stop stays lost; `npm run resync` publishes it again.
 * @param stateDirectory of an emulator that does not run
 */
export const forgetStreamPositions = (stateDirectory: string): void => {
  const file = join(stateDirectory, 'lambda.json');
  if (!existsSync(file)) return;
  const saved = JSON.parse(readFileSync(file, 'utf8')) as SavedLambda;
  if (!saved.payload?.dynamodb_stream_positions?.data) return;
  saved.payload.dynamodb_stream_positions.data = {};
  writeFileSync(file, JSON.stringify(saved));
};
