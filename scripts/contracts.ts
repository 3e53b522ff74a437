import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import pc from 'picocolors';
import { breakingChanges, type Schema } from '#scripts/contracts/breaking-changes.ts';
import { allEvents, SCHEMAS, schemaFile, schemaOf, schemaText } from '#scripts/contracts/event-schemas.ts';

const HELP = `Usage: npm run contracts

Writes the JSON Schema of every event to ${SCHEMAS}/. A change that consumers could trip over is refused: give the event
a new version beside the old one instead.
`;

const before = (file: string): Schema | undefined =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Schema) : undefined;

const broken = allEvents.flatMap((event) => {
  const was = before(schemaFile(event));
  return was === undefined
    ? []
    : breakingChanges(was, schemaOf(event)).map((change) => `${event.detailType}: ${change}`);
});

const write = (): void => {
  mkdirSync(SCHEMAS, { recursive: true });
  for (const event of allEvents) writeFileSync(schemaFile(event), schemaText(event));
  console.log(`${allEvents.length} schemas in ${SCHEMAS}/`);
};

if (process.argv.includes('--help')) console.log(HELP);
else if (broken.length === 0) write();
else {
  console.error(pc.red(`Not written, these changes break consumers:\n  ${broken.join('\n  ')}`));
  process.exitCode = 1;
}
